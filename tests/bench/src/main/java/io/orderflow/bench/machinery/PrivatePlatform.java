package io.orderflow.bench.machinery;

import io.orderflow.system.platform.Checkout;
import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Launcher;
import io.orderflow.system.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * A platform of one application, its sidecar, a PostgreSQL and a Redis of its own: started by the real launcher, from the real components.
 *
 * @param root stands for the checkout
 * @param application what runs in the place of the service, from the checkout
 * @param service whose app-id, ports and rights it has
 * @param portOffset of the platform that is measured afterwards; this one keeps a distance to it
 * @param moreJavaOptions after those of the platform, which they win over
 */
public record PrivatePlatform(Path root, Path application, String service, int portOffset, String moreJavaOptions)
        implements AutoCloseable {
    /** The service whose app-id the machinery's program goes by: it publishes and consumes the topic that is measured. */
    public static final String SERVICE = "order";

    private static final int DISTANCE = 500;
    private static final int LARGEST_OFFSET = 20_000;

    /** Starts it with nothing kept. */
    public Platform start() {
        Path checkout = Checkout.root();
        try {
            Files.createDirectories(root.resolve("local"));
            write(
                    "dapr.yaml",
                    PrivatePlan.template(
                            Files.readString(checkout.resolve("dapr.yaml")), service, checkout.resolve(application)));
            write(
                    "local/companions.yaml",
                    PrivatePlan.companions(Files.readString(checkout.resolve("local/companions.yaml")), service));
            link("dapr-components", checkout.resolve("dapr-components"));
            // Where the launcher finds daprd and the servers' programs.
            link(".orderflow", checkout.resolve(".orderflow"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return launcher()
                .startFresh(Map.of(
                        "ORDERFLOW_PG_URL", "", "ORDERFLOW_REDIS_URL", "", "ORDERFLOW_JAVA_OPTIONS", moreJavaOptions));
    }

    public String javaOptions() {
        try {
            return PrivatePlan.javaOptions(Files.readString(root.resolve("dapr.yaml"))) + " " + moreJavaOptions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it and deletes its data, which nobody needs any more. Logs stay. */
    @Override
    public void close() {
        launcher().stop();
        delete(home().directory().resolve("data"));
    }

    private Launcher launcher() {
        int own = portOffset + DISTANCE <= LARGEST_OFFSET ? portOffset + DISTANCE : portOffset - DISTANCE;
        return new Launcher(home(), own, root);
    }

    private Home home() {
        return new Home(root.resolve("home"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }

    private void link(String name, Path target) throws IOException {
        Files.deleteIfExists(root.resolve(name));
        Files.createSymbolicLink(root.resolve(name), target);
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
