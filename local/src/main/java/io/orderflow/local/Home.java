package io.orderflow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory that holds everything one platform keeps.
 *
 * @param directory absolute; {@code .orderflow} in the checkout unless {@code ORDERFLOW_HOME} moves it
 */
public record Home(Path directory) {
    private static final String MARKER = "orderflow-home";
    private static final List<String> STATE = List.of("run", "data", "keys", "logs");

    /** Files of the running platform: endpoints, tokens, rendered components, state. */
    public Path run() {
        return directory.resolve("run");
    }

    /** Data directories of the embedded servers. */
    public Path data() {
        return directory.resolve("data");
    }

    /** Secrets that outlive a restart. */
    public Path keys() {
        return directory.resolve("keys");
    }

    /** One log file a process. */
    public Path logs() {
        return directory.resolve("logs");
    }

    /** Locked for as long as a launcher runs. */
    public Path lock() {
        return directory.resolve("launcher.lock");
    }

    /** What the launcher has started, for the next launcher and for {@code make status}. */
    public Path state() {
        return run().resolve("state.json");
    }

    /**
     * Makes the directories.
     *
     * @throws Refusal when the place is no directory, cannot be written, or holds somebody else's files
     */
    public void open() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new Refusal(directory + " should be the directory that keeps Orderflow's state, but it is a file."
                    + " Move it away, or set ORDERFLOW_HOME to another place.");
        }
        refuseForeignFiles();
        try {
            for (String name : STATE) {
                Files.createDirectories(directory.resolve(name));
            }
            Files.writeString(directory.resolve(MARKER), "Orderflow keeps its state here.\n");
        } catch (IOException e) {
            throw new Refusal("Cannot write to " + directory + " (" + e.getMessage()
                    + "). Give yourself the right to write there, or set ORDERFLOW_HOME to another place.");
        }
    }

    /**
     * Deletes data, keys, logs and run files, and nothing else that may lie in the directory.
     *
     * @throws Refusal when something resists
     */
    public void wipe() {
        refuseForeignFiles();
        STATE.forEach(name -> Tree.delete(directory.resolve(name)));
    }

    private void refuseForeignFiles() {
        boolean stranger = !Files.exists(directory.resolve(MARKER))
                && STATE.stream().anyMatch(name -> Files.exists(directory.resolve(name)));
        if (stranger) {
            throw new Refusal(directory + " holds directories named " + String.join(", ", STATE)
                    + " that Orderflow did not make, so nothing there was touched. Set ORDERFLOW_HOME to an empty"
                    + " or new directory.");
        }
    }
}
