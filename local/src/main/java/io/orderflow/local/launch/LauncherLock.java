package io.orderflow.local.launch;

import io.orderflow.local.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the launcher as long as it lives; the kernel gives it back however the launcher ends. */
public final class LauncherLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private LauncherLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes it; empty when another launcher has it. */
    public static Optional<LauncherLock> take(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new LauncherLock(channel, lock));
        } catch (IOException e) {
            throw new Refusal("Cannot lock " + file + " (" + e.getMessage()
                    + "). ORDERFLOW_HOME should be on a local disk" + " that you may write to.");
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The process is about to end, and the lock with it.
        }
    }
}
