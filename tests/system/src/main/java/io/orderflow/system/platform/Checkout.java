package io.orderflow.system.platform;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that this program was built in. */
public final class Checkout {
    private Checkout() {}

    /** Its root, absolute. @throws IllegalStateException when run from elsewhere */
    public static Path root() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.exists(dir.resolve("dapr.yaml")) && Files.exists(dir.resolve("shared-schemas"))) {
                return dir;
            }
        }
        throw new IllegalStateException("Run this inside the checkout.");
    }
}
