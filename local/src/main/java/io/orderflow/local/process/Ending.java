package io.orderflow.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends processes: politely first, by force when their time is over. */
public final class Ending {
    private static final Duration FORCED = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Ending() {}

    /**
     * Asks all of them to end, waits for all, and kills what is left.
     *
     * @param grace how long they may take together
     */
    public static void end(List<ProcessHandle> processes, StopSignal signal, Duration grace) {
        processes.forEach(signal::send);
        long deadline = System.nanoTime() + grace.toNanos();
        for (ProcessHandle process : processes) {
            if (!endsBefore(process, deadline) && process.destroyForcibly()) {
                endsBefore(process, System.nanoTime() + FORCED.toNanos());
            }
        }
    }

    /** Waits by looking: the JDK tells the end of a process that is no child of this one only after seconds. */
    private static boolean endsBefore(ProcessHandle process, long deadline) {
        try {
            while (ProcessId.runs(process)) {
                if (System.nanoTime() >= deadline) {
                    return false;
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !ProcessId.runs(process);
    }
}
