package io.orderflow.system.fault;

import io.orderflow.system.Await;
import io.orderflow.system.http.Client;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;

/** A process that is killed, to be started again by the launcher. */
record Victim(String service, boolean sidecar) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Ends it as a power cut would. */
    void kill(Platform platform) {
        long pid = pid(platform.endpoints().of(service));
        ProcessHandle handle =
                ProcessHandle.of(pid).orElseThrow(() -> new AssertionError(this + " does not run as " + pid));
        if (!handle.destroyForcibly()) {
            throw new AssertionError(this + " cannot be killed");
        }
    }

    /** Waits until another process has taken its place and answers. */
    void awaitBack(Platform platform, long killed) {
        Await.until(
                this + " to be back",
                PATIENCE,
                () -> {
                    platform.home().hurryRestarts();
                    return platform.endpoints().of(service);
                },
                seen -> pid(seen) != killed && pid(seen) != 0 && isReady(seen));
    }

    /** Whether every app and sidecar answers. A restart that the launcher has put off is made at once. */
    static boolean areReady(Platform platform) {
        boolean ready = platform.endpoints().all().stream().allMatch(Victim::isReady);
        if (!ready) {
            platform.home().hurryRestarts();
        }
        return ready;
    }

    long pid(Endpoint endpoint) {
        return sidecar ? endpoint.sidecar().orElseThrow().pid() : endpoint.pid();
    }

    private static boolean isReady(Endpoint endpoint) {
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
        return sidecar ? service + "/daprd" : service;
    }
}
