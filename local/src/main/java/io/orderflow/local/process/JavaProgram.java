package io.orderflow.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lets children run on the launcher's JDK, whatever the search path says. */
public final class JavaProgram {
    private JavaProgram() {}

    /** The path of {@code java}. */
    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The command with a leading {@code java} made absolute. */
    public static List<String> resolve(List<String> command) {
        if (!command.getFirst().equals("java")) {
            return command;
        }
        List<String> words = new ArrayList<>(command);
        words.set(0, path());
        return words;
    }
}
