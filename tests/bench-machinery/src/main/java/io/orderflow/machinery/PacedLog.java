package io.orderflow.machinery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** When each event of a paced run was committed and when it arrived. Written by many threads. */
final class PacedLog {

    private static final int MOST_OPEN = 2_000;
    private static final long SKIPPED = -1;
    private static final long FAILED = -2;

    private final int warmUp;
    private final int total;
    private final AtomicLongArray committed;
    private final AtomicLongArray arrived;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();
    // Of the ticking thread alone.
    private int begun;

    /** @param warmUp events at the start that are not counted  @param total with them */
    PacedLog(int warmUp, int total) {
        this.warmUp = warmUp;
        this.total = total;
        this.committed = new AtomicLongArray(total);
        this.arrived = new AtomicLongArray(total);
    }

    /** Numbers of the events to be written now. */
    IntStream due(long elapsedNanos, int perSecond) {
        int until = (int) Math.min(total, elapsedNanos * perSecond / TimeUnit.SECONDS.toNanos(1));
        int from = begun;
        begun = until;
        return IntStream.range(from, until).filter(this::opens);
    }

    /** What is not written cannot arrive late, so it is counted and told. */
    private boolean opens(int number) {
        if (open.incrementAndGet() <= MOST_OPEN) {
            return true;
        }
        open.decrementAndGet();
        committed.set(number, SKIPPED);
        settled.incrementAndGet();
        return false;
    }

    void committed(int number, long nanos) {
        committed.set(number, nanos);
    }

    void ended() {
        open.decrementAndGet();
    }

    void failed(int number) {
        open.decrementAndGet();
        committed.set(number, FAILED);
        settled.incrementAndGet();
    }

    void arrived(int number, long nanos) {
        arrived.set(number, nanos);
        settled.incrementAndGet();
    }

    boolean isComplete() {
        return settled.get() == total;
    }

    long lastDueNanos(int perSecond) {
        return total * TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    Paced.Latencies latencies() {
        return new Paced.Latencies(
                total - warmUp,
                marked(SKIPPED),
                marked(FAILED),
                counted()
                        .filter(i -> committed.get(i) > 0 && arrived.get(i) == 0)
                        .count(),
                counted()
                        .filter(i -> committed.get(i) > 0 && arrived.get(i) != 0)
                        .mapToObj(i -> (arrived.get(i) - committed.get(i)) / 1e6)
                        .toList());
    }

    private long marked(long mark) {
        return counted().filter(i -> committed.get(i) == mark).count();
    }

    private IntStream counted() {
        return IntStream.range(warmUp, total);
    }
}
