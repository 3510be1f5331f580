package io.orderflow.local.dapr;

import io.orderflow.local.Refusal;
import io.orderflow.local.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Builds the pinned daprd, once: again only after its sources have changed.
 *
 * @param sources the Go module
 * @param target the program to make
 * @param tell gets progress, a line at a time
 */
public record DaprdBuild(Path sources, Path target, Consumer<String> tell) {
    private static final List<String> INPUTS =
            List.of("go.mod", "go.sum", "main.go", "build.sh", "stubs/avro/avro.go", "stubs/avro/go.mod");
    private static final Duration PROGRESS = Duration.ofSeconds(15);

    /** Whether the program is there and made of the present sources. */
    public boolean upToDate() {
        try {
            return Files.isExecutable(target)
                    && Files.exists(stamp())
                    && Files.readString(stamp()).equals(digest());
        } catch (IOException e) {
            return false;
        }
    }

    /** Builds it, telling every quarter of a minute how long it has taken. */
    public void build() {
        requireGo();
        tell.accept(
                "Building daprd, the Dapr sidecar, from its Go module: typically 5 to 8 minutes the first time on two"
                        + " cores, mostly compiling; once per checkout.");
        Path log = target.resolveSibling("daprd-build.log");
        Path fresh = target.resolveSibling("daprd.new");
        try {
            Files.createDirectories(target.getParent());
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(sources.resolve("build.sh").toString(), fresh.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            while (!process.waitFor(PROGRESS.toMillis(), TimeUnit.MILLISECONDS)) {
                tell.accept("  still building daprd, " + minutes(begin) + " so far");
            }
            if (process.exitValue() != 0) {
                throw new Refusal("Building daprd failed; the whole output is in " + log + ". It ends: "
                        + String.join(" / ", LogTail.of(log, 6))
                        + ". The build fetches Go modules, so it needs the network the first time. A daprd of your own"
                        + " can be given by DAPRD.");
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(stamp(), digest());
            tell.accept("daprd is built, after " + minutes(begin) + ".");
        } catch (IOException e) {
            throw new Refusal("Cannot build daprd (" + e.getMessage() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted while building daprd; start again to go on where the build stood.");
        }
    }

    /** What sets this build apart from the official binary. */
    public static String difference() {
        return """
                daprd here is built from the Dapr 1.18.3 Go module with the stable components. It differs from the official \
                binary of that version: durabletask-go 0.12.1 instead of 0.12.4 (workflows, unused here), the upstream \
                Pulsar client instead of a fork and an empty stand-in for its Avro library (Pulsar, unused here), and the \
                SQLite name resolver, which the official stable build leaves out. In production the official image runs.""";
    }

    private static void requireGo() {
        try {
            Process go = new ProcessBuilder("go", "version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (go.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // not there: answered below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(
                "Go is needed to build daprd, the Dapr sidecar, and there is no working go on the search path."
                        + " Install Go 1.26.6 or later from https://go.dev/dl, or name a daprd (1.18.3 or later) by DAPRD.");
    }

    private Path stamp() {
        return target.resolveSibling("daprd.sources");
    }

    private String digest() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String input : INPUTS) {
                digest.update(Files.readAllBytes(sources.resolve(input)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String minutes(long begin) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return elapsed.toMinutes() + " min " + elapsed.toSecondsPart() + " s";
    }
}
