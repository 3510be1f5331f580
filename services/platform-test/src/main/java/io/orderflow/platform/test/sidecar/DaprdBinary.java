package io.orderflow.platform.test.sidecar;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the daprd that {@code make build} provides, or the one that {@code DAPRD} names. */
final class DaprdBinary {

    private DaprdBinary() {}

    static Path find() {
        String given = System.getenv("DAPRD");
        if (given != null && !given.isBlank()) {
            return Path.of(given);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path built = at.resolve(".orderflow/bin/daprd");
            if (Files.isExecutable(built)) {
                return built;
            }
        }
        throw new IllegalStateException("There is no daprd. Run make build once, or name one by DAPRD.");
    }
}
