package io.orderflow.platform.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * A table that is partitioned by time and leaves by dropped partitions.
 * @param column what it is partitioned by
 * @param key    what its bounds look like
 * @param step   of one partition: a day, or seven from Monday on
 * @param keep   age of a partition's last moment at which it may go
 * @param held   condition on a row that keeps its partition from being dropped
 * @param age    column by which the default partition, whose keys tell no time, is cleared
 */
record History(String table, String column, Key key, Duration step, Duration keep, String held, String age) {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration WEEK = Duration.ofDays(7);

    /** A Monday; weeks are counted from it. */
    private static final Instant ORIGIN = Instant.parse("1970-01-05T00:00:00Z");

    enum Key {
        TIME {
            @Override
            String bound(Instant at) {
                return at.toString();
            }
        },
        /** The lowest UUIDv7 of a moment: its first 48 bits are milliseconds of the epoch (RFC 9562). */
        UUID7 {
            @Override
            String bound(Instant at) {
                return new UUID(at.toEpochMilli() << 16, 0).toString();
            }
        };

        abstract String bound(Instant at);
    }

    /** One of its partitions. {@code to} is exclusive. */
    record Part(String name, Instant from, Instant to) {}

    String defaultPart() {
        return table + "_default";
    }

    /** The partition that a moment lies in. */
    Part at(Instant moment) {
        long steps = Math.floorDiv(Duration.between(ORIGIN, moment).toMillis(), step.toMillis());
        Instant from = ORIGIN.plus(step.multipliedBy(steps));
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(
                from.atZone(ZoneOffset.UTC).toLocalDate());
        return new Part(table + "_" + day, from, from.plus(step));
    }

    /** The partition of this name. */
    Part named(String name) {
        LocalDate day = LocalDate.parse(name.substring(table.length() + 1), DateTimeFormatter.BASIC_ISO_DATE);
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Part(name, from, from.plus(step));
    }

    boolean isOver(Part part, Instant now) {
        return !part.to().plus(keep).isAfter(now);
    }
}
