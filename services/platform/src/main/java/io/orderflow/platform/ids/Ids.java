package io.orderflow.platform.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Instant;
import java.util.UUID;

/** Makes ids (RFC 9562, version 7). */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** The lowest id that can be made in the millisecond of a moment. */
    public static UUID firstAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }

    public static UUID next() {
        return GENERATOR.generate();
    }
}
