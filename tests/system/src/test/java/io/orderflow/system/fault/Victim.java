package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.http.Client;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Processes that are killed, to be started again by the launcher. */
record Victim(String service, Part part) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What of a service dies. */
    enum Part {
        APP,
        SIDECAR,
        /** Both at once, as with a machine. */
        POD
    }

    /** Ends it as a power cut would. */
    void kill(Platform platform) {
        List<ProcessHandle> handles = pids(platform).stream()
                .map(pid ->
                        ProcessHandle.of(pid).orElseThrow(() -> new AssertionError(this + " does not run as " + pid)))
                .toList();
        handles.forEach(handle -> assertThat(handle.destroyForcibly())
                .as("%s is killed as %s", this, handle.pid())
                .isTrue());
    }

    /** Waits until other processes have taken the place of those that were killed, and answer. */
    void awaitBack(Platform platform, List<Long> killed) {
        Await.until(
                this + " to be back",
                PATIENCE,
                () -> {
                    platform.home().hurryRestarts();
                    return pids(platform);
                },
                now -> now.stream().noneMatch(killed::contains)
                        && !now.contains(0L)
                        && isReady(platform.endpoints().of(service)));
    }

    /** Whether every app and sidecar answers. A restart that the launcher has put off is made at once. */
    static boolean areReady(Platform platform) {
        boolean ready = platform.endpoints().all().stream().allMatch(Victim::isReady);
        if (!ready) {
            platform.home().hurryRestarts();
        }
        return ready;
    }

    List<Long> pids(Platform platform) {
        Endpoint endpoint = platform.endpoints().of(service);
        return switch (part) {
            case APP -> List.of(endpoint.pid());
            case SIDECAR -> List.of(endpoint.sidecar().orElseThrow().pid());
            case POD -> List.of(endpoint.pid(), endpoint.sidecar().orElseThrow().pid());
        };
    }

    /** Whether its app and its sidecar answer. */
    static boolean isReady(Endpoint endpoint) {
        try {
            boolean app = new Client(endpoint.url(), null)
                            .get("/healthz/ready")
                            .send()
                            .status()
                    == 200;
            return app
                    && endpoint.sidecar()
                            .map(sidecar -> new Client("http://127.0.0.1:" + sidecar.httpPort(), null)
                                            .get("/v1.0/healthz/outbound")
                                            .send()
                                            .status()
                                    == 204)
                            .orElse(true);
        } catch (Unreachable away) {
            return false;
        }
    }

    @Override
    public String toString() {
        return part == Part.APP ? service : service + "/" + part.name().toLowerCase(Locale.ROOT);
    }
}
