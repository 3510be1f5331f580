package io.orderflow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory that holds everything one platform keeps.
 *
 * @param directory absolute; {@code .orderflow} in the checkout unless {@code ORDERFLOW_HOME} moves it
 */
public record Home(Path directory) {
    private static final String MARKER = "orderflow-home";
    private static final String LAUNCHER_LOG = "launcher.log";
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

    /** What a launcher in the background prints. */
    public Path launcherLog() {
        return logs().resolve(LAUNCHER_LOG);
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
     * Deletes data, keys, logs and run files, and nothing else that may lie in the directory. The launcher's own log
     * stays, since a launcher in the background is writing it.
     *
     * @throws Refusal when something resists
     */
    public void wipe() {
        refuseForeignFiles();
        List.of(run(), data(), keys()).forEach(Tree::delete);
        try (Stream<Path> files = Files.list(logs())) {
            files.filter(file -> !file.endsWith(LAUNCHER_LOG)).forEach(Tree::delete);
        } catch (NoSuchFileException e) {
            // There were no logs.
        } catch (IOException e) {
            throw new Refusal(
                    "Cannot list " + logs() + " (" + e.getMessage() + "). Delete it by hand, then start again.");
        }
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
