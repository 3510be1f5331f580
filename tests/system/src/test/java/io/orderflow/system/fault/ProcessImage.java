package io.orderflow.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a running process was started, by the kernel's account. */
record ProcessImage(List<String> command, Map<String, String> environment, Path directory) {

    static ProcessImage of(long pid) {
        Path proc = Path.of("/proc", Long.toString(pid));
        try {
            return new ProcessImage(
                    words(proc.resolve("cmdline")),
                    words(proc.resolve("environ")).stream()
                            .map(variable -> variable.split("=", 2))
                            .filter(sides -> sides.length == 2)
                            .collect(Collectors.toMap(sides -> sides[0], sides -> sides[1], (one, other) -> one)),
                    proc.resolve("cwd").toRealPath());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<String> words(Path file) throws IOException {
        // An argument may be empty; only what ends the last one is not.
        String text = Files.readString(file);
        return Arrays.asList(text.substring(0, Math.max(0, text.length() - 1)).split("\u0000", -1));
    }
}
