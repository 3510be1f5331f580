package io.orderflow.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.db.Machine;
import io.smallrye.mutiny.Uni;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Time passes by giving rows and partitions an age, never by waiting. */
@Tag("X3.1")
class RetentionTest {

    private final Machine machine = new Machine();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Retention retention = retention();

    @AfterEach
    void close() {
        machine.close();
    }

    @Test
    void makesPartitionsAWeekAhead() {
        run();
        Instant inAWeek = Instant.now().plus(Duration.ofDays(7));
        assertThat(partitions("outbox_sent")).contains("outbox_sent_" + day(inAWeek));
        assertThat(partitions("inbox")).contains("inbox_" + monday(inAWeek));
        assertThat(partitions("job_run")).contains("job_run_" + monday(inAWeek));
    }

    @Test
    void makesThemAgainWhenThePlatformWasOffForLong() {
        for (String each : partitions("outbox_sent")) {
            drop(each, "outbox_sent");
        }
        for (String each : partitions("inbox")) {
            drop(each, "inbox");
        }
        sent(Duration.ZERO);
        received(Ids.at(Duration.ZERO), "done", Duration.ZERO);
        assertThat(machine.number("select count(*) from outbox_sent_default")).isEqualTo(1);
        assertThat(machine.number("select count(*) from inbox_default")).isEqualTo(1);

        assertThat(run()).doesNotStartWith("0 partitions made");
        assertThat(machine.number("select count(*) from outbox_sent_default"))
                .as("moved to where it belongs")
                .isZero();
        assertThat(machine.number("select count(*) from inbox_default")).isZero();
        assertThat(machine.number("select count(*) from outbox_sent")).isEqualTo(1);
        assertThat(machine.number("select count(*) from inbox")).isEqualTo(1);
        assertThat(run()).startsWith("0 partitions made");
    }

    @Test
    void alertsWhenARowFellIntoTheNet() {
        received(UUID.fromString("ffffffff-ffff-4fff-8fff-ffffffffffff"), "done", Duration.ZERO);
        run();
        assertThat(metrics.get("orderflow.partitions.default")
                        .tag("table", "inbox")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(metrics.get("orderflow.partitions.default")
                        .tag("table", "outbox_sent")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void forgetsSentEventsAfterThirtyDaysAndNotBefore() {
        sentIntoAPartition(Duration.ofDays(29));
        sentIntoAPartition(Duration.ofDays(32));
        run();
        assertThat(partitions("outbox_sent"))
                .contains("outbox_sent_" + day(Instant.now().minus(Duration.ofDays(29))))
                .doesNotContain("outbox_sent_" + day(Instant.now().minus(Duration.ofDays(32))));
        assertThat(machine.number("select count(*) from outbox_sent")).isEqualTo(1);
        assertThat(machine.number("select count(*) from outbox_sent where sent_at < now() - interval '30 days'"))
                .isZero();
    }

    @Test
    @Tag("T5.1")
    void forgetsHandledEventsAfterTheirTimeAndNotBeforeAndNeverAParkedOne() {
        UUID young = Ids.at(Duration.ofDays(37));
        UUID old = Ids.at(Duration.ofDays(50));
        UUID parked = Ids.at(Duration.ofDays(60));
        for (Duration age : List.of(Duration.ofDays(50), Duration.ofDays(60))) {
            partition(
                    "inbox",
                    monday(Instant.now().minus(age)),
                    Ids.floor(monday(age)),
                    Ids.floor(monday(age.minusDays(7))));
        }
        received(young, "done", Duration.ofDays(37));
        received(old, "done", Duration.ofDays(50));
        received(parked, "parked", Duration.ofDays(60));

        run();
        assertThat(events()).containsExactlyInAnyOrder(young, parked);
        machine.change("update inbox set state = 'done' where state = 'parked'");
        run();
        assertThat(events()).containsExactly(young);
    }

    @Test
    void clearsTheDefaultPartitionOfWhatIsOld() {
        UUID young = UUID.fromString("ffffffff-ffff-4fff-8fff-fffffffffff1");
        received(young, "done", Duration.ofDays(37));
        received(UUID.fromString("ffffffff-ffff-4fff-8fff-fffffffffff2"), "done", Duration.ofDays(39));
        UUID parked = UUID.fromString("ffffffff-ffff-4fff-8fff-fffffffffff3");
        received(parked, "parked", Duration.ofDays(39));
        assertThat(run()).contains("1 undated");
        assertThat(events()).containsExactlyInAnyOrder(young, parked);
    }

    @Test
    void deletesKeysAndFinishedOperationsAfterSixtyDaysInBatches() {
        int many = OldRows.BATCH * 2 + 1;
        machine.change("""
                insert into idempotency_key (scope, key, request_hash, created_at)
                select 's', 'old-' || n, 'h', now() - interval '61 days' from generate_series(1, $1) n
                union all
                select 's', 'young', 'h', now() - interval '59 days'""", many);
        for (String state : List.of("done", "refused", "pending", "parked")) {
            operation(state, "now() - interval '61 days'");
        }
        operation("done", "now() - interval '59 days'");

        assertThat(run()).contains(many + " keys, 2 operations");
        assertThat(machine.text("select string_agg(key, ' ') from idempotency_key"))
                .isEqualTo("young");
        assertThat(machine.text("select string_agg(state, ' ' order by state) from operation"))
                .isEqualTo("done parked pending");
    }

    @Test
    void deletesSagasThatHaveEndedAfterSixtyDays() {
        for (String state : List.of("done", "undone", "running", "undoing", "parked")) {
            saga(state, Duration.ofDays(61));
        }
        saga("done", Duration.ofDays(59));

        assertThat(run()).contains("2 sagas");
        assertThat(machine.text("select string_agg(state, ' ' order by state) from saga"))
                .isEqualTo("done parked running undoing");
    }

    /** Often, because one looks at the list of partitions just while another one drops from it. */
    @RepeatedTest(10)
    @Tag("E9.9")
    void isSafeWithAnyNumberOfReplicas() {
        for (String each : partitions("outbox_sent")) {
            drop(each, "outbox_sent");
        }
        sentIntoAPartition(Duration.ofDays(40));
        var replicas = Stream.generate(this::retention)
                .limit(6)
                .map(each -> Uni.createFrom().deferred(each::run))
                .toList();
        machine.await(Uni.join().all(replicas).andFailFast());
        run();
        assertThat(partitions("outbox_sent")).hasSize(8).doesNotHaveDuplicates();
    }

    private Retention retention() {
        return new Retention(
                new Histories(Keeps.defaults()),
                new Partitions(machine.database, metrics),
                new OldRows(machine.database, Keeps.defaults()));
    }

    private void saga(String state, Duration age) {
        machine.change("""
                insert into saga (kind, id, state, point, data, lease_until, correlation_id, actor, created_at)
                values ('k', uuidv7(), $1, 'p', '{}', now(), 'c', 'system:test', now() - $2 * interval '1 second')""", state, age.toSeconds());
    }

    private String run() {
        return machine.await(retention.run());
    }

    private void sent(Duration age) {
        machine.change("""
                insert into outbox_sent
                    (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, sent_at)
                values (1, 1, uuidv7(), 'topic', 'a', 1, '{}', now() - $1 * interval '1 second', now() - $1 * interval '1 second')""", age.toSeconds());
    }

    /** As it lies there when its day has passed in a running platform. */
    private void sentIntoAPartition(Duration age) {
        Instant at = Instant.now().minus(age);
        partition(
                "outbox_sent", day(at), date(at) + " 00:00:00+00", date(at.plus(Duration.ofDays(1))) + " 00:00:00+00");
        sent(age);
    }

    private void received(UUID id, String state, Duration age) {
        machine.change("""
                insert into inbox (event_id, topic, aggregate_id, aggregate_version, state, received_at)
                values ($1, 'topic', 'a', 1, $2, now() - $3 * interval '1 second')""", id, state, age.toSeconds());
    }

    private void operation(String state, String time) {
        machine.change("""
                insert into operation (key, kind, subject, payload, state, correlation_id, actor, created_at, finished_at)
                values ($1, 'kind', 's', '{}', $2, 'c', 'system:test', %s, case when $2 <> 'pending' then %s end)""".formatted(time, time), UUID.randomUUID().toString(), state);
    }

    private List<UUID> events() {
        return machine.await(machine.database.list("select event_id from inbox", row -> row.getUUID(0)));
    }

    private List<String> partitions(String table) {
        return machine.await(machine.database.list(
                "select inhrelid::regclass::text from pg_inherits where inhparent = $1::text::regclass and inhrelid::regclass::text not like '%default'",
                row -> row.getString(0), table));
    }

    private void partition(String table, String name, String from, String to) {
        machine.change("create table if not exists %s_%s partition of %s for values from ('%s') to ('%s')"
                .formatted(table, name, table, from, to));
    }

    private void drop(String partition, String table) {
        machine.change("alter table %s detach partition %s".formatted(table, partition));
        machine.change("drop table " + partition);
    }

    private static LocalDate date(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String day(Instant at) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date(at));
    }

    private static String monday(Instant at) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date(at).with(DayOfWeek.MONDAY));
    }

    private static Instant monday(Duration age) {
        return date(Instant.now().minus(age))
                .with(DayOfWeek.MONDAY)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** UUIDv7 of another time than now. */
    private static final class Ids {

        static UUID at(Duration age) {
            return new UUID((Instant.now().minus(age).toEpochMilli() << 16) | 0x7abc, 0x8000000000000001L);
        }

        static String floor(Instant at) {
            return new UUID(at.toEpochMilli() << 16, 0).toString();
        }
    }
}
