package io.orderflow.system;

import com.fasterxml.uuid.Generators;
import java.util.concurrent.atomic.AtomicInteger;

/** New names for new things. */
public final class Ids {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Ids() {}

    /** A UUIDv7. */
    public static String uuid() {
        return Generators.timeBasedEpochGenerator().generate().toString();
    }

    /** A SKU that no earlier run has used. */
    public static String sku(String word) {
        return word + "-" + Long.toString(System.currentTimeMillis(), 36) + "-" + COUNT.incrementAndGet();
    }
}
