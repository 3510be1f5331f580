package io.orderflow.system.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts and stops a platform as {@code make start} and {@code make stop} do.
 *
 * @param home where it keeps its state
 * @param portOffset added to every port
 * @param root where {@code dapr.yaml} and what belongs to it lie
 */
public record Launcher(Home home, int portOffset, Path root) {
    private static final int MINUTES = 5;

    /** The platform of this checkout. */
    public Launcher(Home home, int portOffset) {
        this(home, portOffset, Checkout.root());
    }

    /** Starts it with nothing kept from earlier runs and returns when all is ready. */
    public Platform startFresh() {
        return startFresh(Map.of());
    }

    /** The same. @param environment laid over this process's own */
    public Platform startFresh(Map<String, String> environment) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("ORDERFLOW_FRESH", "1");
        launch("start", more);
        return new Platform(home);
    }

    /** Starts it, or waits until a running one is whole again. */
    public Platform start() {
        return start(Map.of());
    }

    /** The same. @param environment laid over this process's own */
    public Platform start(Map<String, String> environment) {
        launch("start", environment);
        return new Platform(home);
    }

    /** Stops it; nothing happens when none runs. */
    public void stop() {
        launch("stop", Map.of());
    }

    private void launch(String command, Map<String, String> more) {
        Path log = home.directory().resolve("launch.log");
        try {
            Files.createDirectories(home.directory());
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            java(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-jar",
                            Checkout.root().resolve("local/target/local.jar").toString(),
                            command,
                            "--root",
                            root.toString()))
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
            builder.environment().put("ORDERFLOW_HOME", home.directory().toString());
            builder.environment().put("ORDERFLOW_PORT_OFFSET", Integer.toString(portOffset));
            builder.environment().remove("ORDERFLOW_FRESH");
            builder.environment().putAll(more);
            Process launcher = builder.start();
            boolean ended = launcher.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended || launcher.exitValue() != 0) {
                launcher.destroy();
                throw new IllegalStateException("The launcher's " + command + " failed:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
