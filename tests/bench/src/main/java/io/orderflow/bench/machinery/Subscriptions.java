package io.orderflow.bench.machinery;

import io.orderflow.system.Await;
import io.orderflow.system.http.Client;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Sidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether the sidecar consumes: it does what its component files say when it starts, and the launcher starts it again when it ends. */
record Subscriptions(Platform platform) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    void pause() {
        moveAndRestart("components", "paused");
    }

    void resume() {
        moveAndRestart("paused", "components");
    }

    private void moveAndRestart(String from, String to) {
        Path rendered = platform.home().directory().resolve("run/dapr");
        try {
            Files.createDirectories(rendered.resolve(to));
            for (Path file : files(rendered.resolve(from))) {
                Files.move(file, rendered.resolve(to).resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Sidecar before = sidecar();
        ProcessHandle.of(before.pid()).ifPresent(ProcessHandle::destroy);
        Await.until(
                "the sidecar to be back", LIMIT, () -> sidecar().pid() != before.pid() && isReady(), ready -> ready);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("subscription-"))
                    .toList();
        }
    }

    private boolean isReady() {
        try {
            return new Client("http://127.0.0.1:" + sidecar().httpPort(), null)
                            .get("/v1.0/healthz")
                            .send()
                            .status()
                    == 204;
        } catch (Unreachable notYet) {
            return false;
        }
    }

    private Sidecar sidecar() {
        return platform.endpoints().of(PrivatePlatform.SERVICE).sidecar().orElseThrow();
    }
}
