package io.orderflow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory with everything in it. */
public final class Tree {
    private Tree() {}

    /**
     * Deletes it; links are deleted, not followed. One that is not there is no error.
     *
     * @throws Refusal when something resists
     */
    public static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new Refusal(
                    "Cannot delete " + tree + " (" + e.getMessage() + "). Delete it by hand, then start again.");
        }
    }
}
