package io.orderflow.platform.test.sidecar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A daprd beside one app under test. It keeps its ports and files over a restart. */
public final class Daprd implements AutoCloseable {

    private final ProcessBuilder program;
    private final Path directory;
    private @Nullable Process process;

    private Daprd(ProcessBuilder program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /** Its ports, all on loopback. */
    record Listens(int app, int http, int grpc, int internal, int metrics) {}

    static Daprd start(Components components, Listens ports, String daprToken, String appToken) {
        var daprd = prepare(components, ports, daprToken, appToken);
        daprd.restart();
        return daprd;
    }

    /** Writes its files without starting it. */
    static Daprd prepare(Components components, Listens ports, String daprToken, String appToken) {
        try {
            Path directory = Files.createTempDirectory("orderflow-daprd-" + components.appId());
            Path resources = directory.resolve("components");
            Path configuration = directory.resolve("configuration.yaml");
            components.write(resources, RedisServer.address());
            components.writeConfiguration(configuration, directory.resolve("names.db"));
            var program = new ProcessBuilder(command(components.appId(), ports, resources, configuration))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("daprd.log").toFile()));
            program.environment().put("DAPR_HOST_IP", "127.0.0.1");
            program.environment().put("DAPR_API_TOKEN", daprToken);
            program.environment().put("APP_API_TOKEN", appToken);
            var daprd = new Daprd(program, directory);
            Runtime.getRuntime().addShutdownHook(new Thread(daprd::kill));
            return daprd;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ends it as {@code kill -9} does. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Where its components and subscriptions lie, which it reads when it starts. */
    public Path resources() {
        return directory.resolve("components");
    }

    /** What it was told to start with. */
    public Path configuration() {
        return directory.resolve("configuration.yaml");
    }

    /** Starts it, for the first time or after a {@link #kill}. */
    public synchronized void restart() {
        try {
            process = program.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(String appId, Listens ports, Path resources, Path configuration) {
        return List.of(
                DaprdBinary.find().toString(),
                "--app-id=" + appId,
                "--mode=standalone",
                "--app-protocol=grpc",
                "--app-port=" + ports.app(),
                "--enable-app-health-check",
                "--app-health-probe-interval=1",
                "--app-health-threshold=1000000",
                "--dapr-http-port=" + ports.http(),
                "--dapr-grpc-port=" + ports.grpc(),
                "--dapr-internal-grpc-port=" + ports.internal(),
                "--metrics-port=" + ports.metrics(),
                "--metrics-listen-address=127.0.0.1",
                "--dapr-listen-addresses=127.0.0.1",
                "--dapr-internal-grpc-listen-address=127.0.0.1",
                "--placement-host-address=",
                "--scheduler-host-address=",
                "--resources-path=" + resources,
                "--config=" + configuration,
                "--dapr-graceful-shutdown-seconds=1",
                "--log-level=info");
    }

    /** What it has printed so far. */
    public String log() {
        try {
            return Files.readString(directory.resolve("daprd.log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroy();
            process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
            kill();
        }
    }
}
