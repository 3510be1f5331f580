package io.orderflow.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a child into a session of its own, so that Ctrl-C at the terminal reaches the launcher alone, which then stops
 * the children in their order.
 */
public final class OwnSession {
    private static final List<String> PREFIX = prefix();

    private OwnSession() {}

    /** The command with what it takes in front; unchanged on a machine that has no means for it. */
    public static List<String> command(List<String> command) {
        List<String> words = new ArrayList<>(PREFIX);
        words.addAll(command);
        return words;
    }

    private static List<String> prefix() {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, "setsid"))) {
                return List.of(Path.of(directory, "setsid").toString());
            }
        }
        Path perl = Path.of("/usr/bin/perl");
        return Files.isExecutable(perl)
                ? List.of(perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV", "--")
                : List.of();
    }
}
