package io.orderflow.machinery;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Inbox rows that this process has seen committed. */
@Singleton
class Arrivals {

    private final AtomicLong total = new AtomicLong();
    private final Map<String, LongConsumer> expected = new ConcurrentHashMap<>();

    /** @param aggregateId of an event whose inbox row is committed now */
    void note(String aggregateId) {
        long now = System.nanoTime();
        total.incrementAndGet();
        LongConsumer waiting = expected.remove(aggregateId);
        if (waiting != null) {
            waiting.accept(now);
        }
    }

    /** Tells the moment at which the event of an aggregate arrives, in nanoseconds of {@link System#nanoTime}, once. */
    void expect(String aggregateId, LongConsumer arrived) {
        expected.put(aggregateId, arrived);
    }

    long total() {
        return total.get();
    }
}
