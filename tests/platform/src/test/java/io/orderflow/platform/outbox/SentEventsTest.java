package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of an event once the broker has it. */
@Tag("X3.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentEventsTest {

    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Instant FAR_AWAY = Instant.now().plus(Duration.ofDays(1));

    private final Machine machine = new Machine();
    private final OutboxRows rows = new OutboxRows(machine.database);
    private final LaneLeases relay =
            new LaneLeases(new LaneRows(machine.database), UUID.randomUUID().toString(), System::nanoTime);

    @AfterAll
    void close() {
        machine.close();
    }

    @BeforeEach
    void startAnew() {
        machine.change("truncate outbox, outbox_sent");
        machine.change("update outbox_lane set owner = null, expires_at = '-infinity'");
        machine.await(relay.renew());
    }

    @Test
    void movesFromTheOutboxIntoTheHistory() {
        add("a", 1);
        add("b", 1);
        assertThat(send()).isEqualTo(2);
        assertThat(waiting()).isZero();
        assertThat(history()).isEqualTo(2);
        assertThat(machine.text("select tableoid::regclass::text from outbox_sent limit 1"))
                .as("a partition of its day")
                .startsWith("outbox_sent_20");
    }

    @Test
    void staysInTheOutboxWhenItsRelayHasLostTheLane() {
        add("a", 1);
        machine.change("update outbox_lane set epoch = epoch + 1");
        assertThat(send()).isZero();
        assertThat(waiting()).isEqualTo(1);
        assertThat(history()).isZero();
    }

    @Test
    void goesOutAgainInItsOrderAndIsNotDoubledInTheHistory() {
        add("a", 1);
        add("a", 2);
        add("b", 1);
        send();
        add("a", 3);

        assertThat(replay(null)).isEqualTo(3);
        assertThat(replay(null)).as("what waits already").isZero();
        assertThat(due()).extracting(PendingEvent::payload).containsExactly("a 1", "a 2", "b 1", "a 3");
        assertThat(machine.await(rows.depth()).oldestAgeSeconds())
                .as("counted from the replay")
                .isLessThan(60);

        assertThat(send()).isEqualTo(4);
        assertThat(history()).isEqualTo(4);
        assertThat(machine.number("select count(distinct event_id) from outbox_sent"))
                .isEqualTo(4);
    }

    @Test
    void isReplayedByItsTimeAndByItsAggregate() {
        add("a", 1);
        add("b", 1);
        send();
        assertThat(replay("b")).isEqualTo(1);
        assertThat(due()).extracting(PendingEvent::aggregateId).containsExactly("b");
        assertThat(machine.await(rows.replay(FAR_AWAY, FAR_AWAY.plusSeconds(1), null)))
                .isZero();
        assertThat(machine.await(rows.replay(LONG_AGO, LONG_AGO.plusSeconds(1), null)))
                .isZero();
    }

    private void add(String aggregate, long version) {
        machine.change("""
                insert into outbox (lane, event_id, topic, aggregate_id, aggregate_version, payload)
                values ($1, $2, 'topic', $3, $4, $5)""", Lanes.of(aggregate), UUID.randomUUID(), aggregate, version, aggregate + " " + version);
    }

    private int send() {
        return machine.await(rows.record(relay.owner, relay.held(), due(), List.of()));
    }

    private List<PendingEvent> due() {
        return machine.await(rows.due(relay.held(), 500));
    }

    private int replay(@Nullable String aggregate) {
        return machine.await(rows.replay(LONG_AGO, FAR_AWAY, aggregate));
    }

    private long waiting() {
        return machine.number("select count(*) from outbox");
    }

    private long history() {
        return machine.number("select count(*) from outbox_sent");
    }
}
