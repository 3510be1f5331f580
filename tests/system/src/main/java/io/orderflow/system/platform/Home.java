package io.orderflow.system.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The directory in which a platform keeps its state.
 *
 * @param directory absolute
 */
public record Home(Path directory) {

    /** The one that {@code make start} uses: {@code ORDERFLOW_HOME}, else {@code .orderflow} in the checkout. */
    public static Home ofEnvironment() {
        String moved = System.getenv("ORDERFLOW_HOME");
        return new Home(Checkout.root().resolve(moved == null || moved.isBlank() ? ".orderflow" : moved));
    }

    /** Services and pids now. */
    public Endpoints endpoints() {
        return Endpoints.parse(text("run/endpoints.json"));
    }

    /** The bearer token of a role. */
    public String token(Role role) {
        return text("run/tokens/" + role.name().toLowerCase(Locale.ROOT) + ".jwt")
                .strip();
    }

    /** The API token of the sidecars. */
    public String sidecarToken() {
        return text("run/tokens/dapr.token").strip();
    }

    /** Has the launcher start at once again what has died, as {@code make start} on a running platform does. */
    public void hurryRestarts() {
        try {
            Files.writeString(directory.resolve("run/wake"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the files of a platform are there; it may be dead all the same. */
    public boolean isKnown() {
        return Files.exists(directory.resolve("run/endpoints.json"));
    }

    /** A file under this directory. */
    public String text(String path) {
        try {
            return Files.readString(directory.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
