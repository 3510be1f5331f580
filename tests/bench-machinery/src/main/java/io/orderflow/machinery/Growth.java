package io.orderflow.machinery;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Looks at a number that grows, every few milliseconds. */
@Singleton
class Growth {

    private static final long PERIOD_MILLIS = 5;

    private final Vertx vertx;

    Growth(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * The number each time that it was found larger.
     * @param micros since the first look
     */
    record Sample(long micros, long total) {}

    /** Watches until {@code number} has reached {@code until}, or {@code limit} is over; whichever is first. */
    Uni<List<Sample>> of(LongSupplier number, long until, Duration limit) {
        return Uni.createFrom().emitter(emitter -> {
            List<Sample> samples = new ArrayList<>();
            long begin = System.nanoTime();
            samples.add(new Sample(0, number.getAsLong()));
            vertx.setPeriodic(PERIOD_MILLIS, timer -> {
                long elapsed = System.nanoTime() - begin;
                long now = number.getAsLong();
                if (now > samples.getLast().total()) {
                    samples.add(new Sample(TimeUnit.NANOSECONDS.toMicros(elapsed), now));
                }
                if (now >= until || elapsed > limit.toNanos()) {
                    vertx.cancelTimer(timer);
                    emitter.complete(samples);
                }
            });
        });
    }
}
