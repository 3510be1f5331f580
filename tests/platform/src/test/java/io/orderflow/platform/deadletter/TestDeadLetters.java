package io.orderflow.platform.deadletter;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.db.Database;

public final class TestDeadLetters {

    private TestDeadLetters() {}

    public static DeadLetters of(Database database) {
        return new DeadLetters(database, new SimpleMeterRegistry());
    }
}
