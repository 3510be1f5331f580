package io.orderflow.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, recognised even after its number has been given to another one.
 *
 * @param pid the number
 * @param startedAtMillis when it started, milliseconds since 1970
 */
public record ProcessId(long pid, long startedAtMillis) {
    // The kernel counts from boot, and the boot time shifts a little when the clock is set.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** The identity of a process that runs now. */
    public static ProcessId of(ProcessHandle handle) {
        return new ProcessId(
                handle.pid(),
                handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** The process itself, empty when it has ended, also when its number now belongs to another. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessId::runs).filter(this::startedThen);
    }

    /** False also for a process that has ended and whose parent has not taken notice yet. */
    static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return !stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            // No such file on this system, or the process has just ended.
            return process.isAlive();
        }
    }

    private boolean startedThen(ProcessHandle handle) {
        long started = handle.info().startInstant().map(Instant::toEpochMilli).orElse(-TOLERANCE.toMillis() - 1);
        return Math.abs(started - startedAtMillis) <= TOLERANCE.toMillis();
    }
}
