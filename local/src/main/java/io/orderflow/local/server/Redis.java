package io.orderflow.local.server;

import io.orderflow.local.Home;
import io.orderflow.local.Refusal;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.ProcessSpec;
import io.orderflow.local.process.StopSignal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/**
 * The embedded Redis: append-only file on, nothing ever evicted, on loopback alone.
 *
 * @param tools where the program is kept
 */
public record Redis(Home home, Path tools, int port) {

    /** Unpacks the program where it is missing, and says how to run it. */
    public ProcessSpec prepare() {
        Path data = home.data().resolve("redis");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new Refusal("Cannot make " + data + " (" + e.getMessage() + ").");
        }
        return new ProcessSpec(
                "redis",
                Kind.REDIS,
                List.of(
                        program().toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        data.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        "--save",
                        "",
                        "--maxmemory-policy",
                        "noeviction"),
                Map.of(),
                data,
                home.logs().resolve("redis.log"),
                List.of(port),
                new RedisProbe("127.0.0.1", port, "", "")::ready,
                1,
                StopSignal.TERMINATE,
                Duration.ofSeconds(10));
    }

    private Path program() {
        Path target = tools.resolve("redis-6.2").resolve("redis-server");
        if (Files.isExecutable(target)) {
            return target;
        }
        try {
            Files.createDirectories(target.getParent());
            Path parts = Files.createTempDirectory(tools, "redis");
            File unpacked =
                    ExecutableProvider.newJarResourceProvider(parts.toFile()).get();
            Path copy = Files.copy(unpacked.toPath(), parts.resolve("redis-server.copy"));
            if (!copy.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + copy + " executable");
            }
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(unpacked.toPath());
            Files.deleteIfExists(parts);
            return target;
        } catch (IOException e) {
            throw new Refusal("Cannot unpack Redis into " + target + " (" + e.getMessage()
                    + "). Make room there, or give your own server by ORDERFLOW_REDIS_URL.");
        }
    }
}
