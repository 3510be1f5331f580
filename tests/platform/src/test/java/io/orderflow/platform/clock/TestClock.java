package io.orderflow.platform.clock;

import io.orderflow.platform.db.Database;

/** Makes platform clocks outside an application. */
public final class TestClock {

    private TestClock() {}

    public static PlatformClock of(Database database) {
        return new PlatformClock(database);
    }
}
