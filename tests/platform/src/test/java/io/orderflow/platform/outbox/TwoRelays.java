package io.orderflow.platform.outbox;

import io.orderflow.platform.db.Machine;
import io.orderflow.platform.ids.Ids;
import java.util.UUID;

/** Two relays on one outbox. */
final class TwoRelays implements AutoCloseable {

    final Machine machine = new Machine();
    final OutboxRows rows = new OutboxRows(machine.database);
    LaneLeases one = relay();
    LaneLeases other = relay();

    @Override
    public void close() {
        machine.close();
    }

    void startAnew() {
        machine.change("delete from outbox");
        machine.change("delete from outbox_backoff");
        machine.change("delete from outbox_relay");
        machine.change("update outbox_lane set owner = null, expires_at = '-infinity'");
        one = relay();
        other = relay();
    }

    /** Aggregates that wait because one of their events was refused. */
    long waiting() {
        return machine.number("select count(*) from outbox_backoff");
    }

    private LaneLeases relay() {
        return new LaneLeases(new LaneRows(machine.database), Ids.next().toString(), System::nanoTime);
    }

    /** Until each has its half. */
    void share() {
        machine.await(one.renew());
        machine.await(other.renew());
        machine.await(one.renew());
        machine.await(other.renew());
    }

    /** As the database sees a process that was stopped for longer than its lease. */
    void sleepThroughItsLease(LaneLeases relay) {
        machine.change("update outbox_lane set expires_at = now() - interval '1 second' where owner = $1", relay.owner);
        machine.change(
                "update outbox_relay set expires_at = now() - interval '1 second' where owner = $1", relay.owner);
    }

    /** An event of an aggregate of its own. */
    PendingEvent pending() {
        String aggregate = "a-" + UUID.randomUUID();
        UUID id = UUID.randomUUID();
        long position = machine.await(
                        machine.database.first("""
                            insert into outbox (lane, event_id, topic, aggregate_id, aggregate_version, payload)
                            values ($1, $2, 'topic', $3, 1, '{}') returning position""", row -> row.getLong(0), Lanes.of(aggregate), id, aggregate))
                .orElseThrow();
        return new PendingEvent(position, id.toString(), "topic", aggregate, "{}", 0);
    }
}
