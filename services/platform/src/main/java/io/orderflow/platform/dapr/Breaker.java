package io.orderflow.platform.dapr;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Opens for one second after twenty failures in a row, then lets calls through again until the next failure. */
final class Breaker {

    private static final int THRESHOLD = 20;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicInteger failures = new AtomicInteger();
    private final LongSupplier nanos;
    private volatile long lastFailure;

    Breaker() {
        this(System::nanoTime);
    }

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean open() {
        return failures.get() >= THRESHOLD && nanos.getAsLong() - lastFailure < REST_NANOS;
    }

    void worked() {
        failures.set(0);
    }

    void failed() {
        lastFailure = nanos.getAsLong();
        failures.incrementAndGet();
    }
}
