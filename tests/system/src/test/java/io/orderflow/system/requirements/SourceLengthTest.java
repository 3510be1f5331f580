package io.orderflow.system.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.platform.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file holds one idea, so it is short. */
class SourceLengthTest {
    private static final int MOST = 400;

    @Test
    void isAtMostFourHundredLines() throws IOException {
        assertThat(sources())
                .hasSizeGreaterThan(500)
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(MOST));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root())) {
            return files.filter(SourceLengthTest::isSource).toList();
        }
    }

    private static boolean isSource(Path file) {
        String path = Checkout.root().relativize(file).toString();
        return path.endsWith(".java") && path.contains("src/") && !path.contains("target/") && !path.startsWith(".");
    }

    private static int lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
