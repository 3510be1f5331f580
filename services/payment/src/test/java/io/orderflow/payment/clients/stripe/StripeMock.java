package io.orderflow.payment.clients.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Stripe's own mock, which checks each request against Stripe's OpenAPI document: built once by Go, run on a free port. */
final class StripeMock implements AutoCloseable {

    private final Process process;
    private final int port;

    private StripeMock(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static StripeMock start() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            Path program = build();
            var mock = new StripeMock(
                    new ProcessBuilder(program.toString(), "-http-addr", "127.0.0.1:" + port)
                            .redirectErrorStream(true)
                            .redirectOutput(Path.of("target", "stripe-mock.log").toFile())
                            .start(),
                    port);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(mock::listens);
            return mock;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private boolean listens() {
        try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Again only after its pinned sources have changed; two builds at once wait for each other. */
    private static Path build() throws IOException {
        Path root = root();
        Path sources = root.resolve("tools/stripe-mock");
        Path bin = Files.createDirectories(root.resolve(".orderflow/bin"));
        Path program = bin.resolve("stripe-mock");
        Path stamp = bin.resolve("stripe-mock.sources");
        String wanted = Files.readString(sources.resolve("go.sum")) + Files.readString(sources.resolve("build.sh"));
        try (var lock = FileChannel.open(
                        bin.resolve("stripe-mock.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (!Files.isExecutable(program)
                    || !Files.exists(stamp)
                    || !Files.readString(stamp).equals(wanted)) {
                run(List.of(sources.resolve("build.sh").toString(), program.toString()));
                Files.writeString(stamp, wanted);
            }
            return held.isValid() ? program : build();
        }
    }

    private static void run(List<String> command) throws IOException {
        Path log = Path.of("target", "stripe-mock-build.log");
        var build = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (build.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("stripe-mock cannot be built: " + Files.readString(log));
        }
    }

    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("tools/stripe-mock/go.mod"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "tools/stripe-mock is not above " + Path.of("").toAbsolutePath());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
