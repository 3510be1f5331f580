package io.orderflow.local.check;

import io.orderflow.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database on a full disk stops in the middle of its work, so there must be room before it starts. */
public final class DiskCheck {
    /** Bytes that must be free. */
    public static final long NEEDED = 500L * 1024 * 1024;

    private DiskCheck() {}

    /** @throws Refusal when the disk of the directory is nearly full */
    public static void require(Path directory) {
        try {
            require(directory, Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            throw new Refusal("Cannot tell how much room is left for " + directory + " (" + e.getMessage() + ").");
        }
    }

    static void require(Path directory, long free) {
        if (free < NEEDED) {
            throw new Refusal("Only " + free / (1024 * 1024) + " MB are free where " + directory + " lies, and "
                    + NEEDED / (1024 * 1024) + " MB are needed. Make room, or set ORDERFLOW_HOME to a place on another"
                    + " disk. Nothing was started.");
        }
    }
}
