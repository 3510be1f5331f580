package io.orderflow.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: politely first, by force when their time is over. */
public final class Ending {
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
                endsBefore(process, System.nanoTime() + Duration.ofSeconds(5).toNanos());
            }
        }
    }

    private static boolean endsBefore(ProcessHandle process, long deadline) {
        try {
            process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (java.util.concurrent.ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
