package io.orderflow.platform.clock;

import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time that windows and jobs read: real time plus an offset that only tests and the local profile move.
 * The offset is kept in the database, so that it is the same for every replica and survives a restart (api.md §5, "Clock").
 */
@Singleton
public class PlatformClock {

    /** {@link #now} in a statement: what was written with the one cannot be compared with the database's own {@code now()}. */
    public static final String SQL_NOW = "(now() + (select seconds * interval '1 second' from clock_offset))";

    private final Database database;
    // It only grows, so that a look that was overtaken by a move cannot turn time back.
    private final AtomicLong offsetSeconds = new AtomicLong();

    PlatformClock(Database database) {
        this.database = database;
    }

    /** Platform time, cut to microseconds as PostgreSQL keeps it. */
    public Instant now() {
        return Instant.now().plusSeconds(offsetSeconds.get()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Moves the clock on for every replica; others see it within a second. */
    public Uni<Instant> advance(Duration by) {
        return database.first(
                        "update clock_offset set seconds = seconds + $1 returning seconds",
                        r -> r.getLong(0),
                        by.toSeconds())
                .map(seconds -> {
                    follow(seconds.orElseThrow());
                    return now();
                });
    }

    Uni<Void> refresh() {
        return database.first("select seconds from clock_offset", r -> r.getLong(0))
                .invoke(seconds -> follow(seconds.orElse(0L)))
                .replaceWithVoid();
    }

    private void follow(long seconds) {
        offsetSeconds.accumulateAndGet(seconds, Math::max);
    }
}
