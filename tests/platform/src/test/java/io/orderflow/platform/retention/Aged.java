package io.orderflow.platform.retention;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.db.Machine;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/** The machinery's tables, in which time passes by giving rows and partitions an age, never by waiting. */
final class Aged implements AutoCloseable {

    final Machine machine = new Machine();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private final Retention retention = retention();

    @Override
    public void close() {
        machine.close();
    }

    Retention retention() {
        return new Retention(
                new Histories(Keeps.defaults()),
                new Partitions(machine.database, metrics),
                new OldRows(machine.database, Keeps.defaults()));
    }

    String run() {
        return machine.await(retention.run());
    }

    void sent(Duration age) {
        machine.change("""
            insert into outbox_sent
                (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, sent_at)
            values (1, 1, uuidv7(), 'topic', 'a', 1, '{}', now() - $1 * interval '1 second', now() - $1 * interval '1 second')""", age.toSeconds());
    }

    /** As it lies there when its day has passed in a running platform. */
    void sentIntoAPartition(Duration age) {
        Instant at = Instant.now().minus(age);
        partition(
                "outbox_sent", day(at), date(at) + " 00:00:00+00", date(at.plus(Duration.ofDays(1))) + " 00:00:00+00");
        sent(age);
    }

    void received(UUID id, String state, Duration age) {
        machine.change("""
            insert into inbox (event_id, topic, aggregate_id, aggregate_version, state, received_at)
            values ($1, 'topic', 'a', 1, $2, now() - $3 * interval '1 second')""", id, state, age.toSeconds());
    }

    List<UUID> events() {
        return machine.await(machine.database.list("select event_id from inbox", row -> row.getUUID(0)));
    }

    List<String> partitions(String table) {
        return machine.await(machine.database.list(
                "select inhrelid::regclass::text from pg_inherits where inhparent = $1::text::regclass and"
                        + " inhrelid::regclass::text not like '%default'",
                row -> row.getString(0), table));
    }

    void partition(String table, String name, String from, String to) {
        machine.change("create table if not exists %s_%s partition of %s for values from ('%s') to ('%s')"
                .formatted(table, name, table, from, to));
    }

    void drop(String partition, String table) {
        machine.change("alter table %s detach partition %s".formatted(table, partition));
        machine.change("drop table " + partition);
    }

    private static LocalDate date(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    static String day(Instant at) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date(at));
    }

    static String monday(Instant at) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date(at).with(DayOfWeek.MONDAY));
    }

    static Instant monday(Duration age) {
        return date(Instant.now().minus(age))
                .with(DayOfWeek.MONDAY)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** UUIDv7 of another time than now. */
    static UUID id(Duration age) {
        return new UUID((Instant.now().minus(age).toEpochMilli() << 16) | 0x7abc, 0x8000000000000001L);
    }

    /** The least UUIDv7 of a moment. */
    static String floor(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0).toString();
    }
}
