package io.orderflow.platform.test.sidecar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A daprd process beside one app under test.
 * @param directory where its files and its log lie
 */
public final class Daprd implements AutoCloseable {

    private final Process process;
    private final Path directory;

    private Daprd(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Its ports, all on loopback. */
    record Listens(int app, int http, int grpc, int internal, int metrics) {}

    static Daprd start(Components components, Listens ports, String daprToken, String appToken) {
        try {
            Path directory = Files.createTempDirectory("orderflow-daprd-" + components.appId());
            Path resources = directory.resolve("components");
            Path configuration = directory.resolve("configuration.yaml");
            components.write(resources, RedisServer.address());
            components.writeConfiguration(configuration, directory.resolve("names.db"));
            var builder = new ProcessBuilder(command(components.appId(), ports, resources, configuration))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("daprd.log").toFile());
            builder.environment().put("DAPR_HOST_IP", "127.0.0.1");
            builder.environment().put("DAPR_API_TOKEN", daprToken);
            builder.environment().put("APP_API_TOKEN", appToken);
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Daprd(process, directory);
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
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
