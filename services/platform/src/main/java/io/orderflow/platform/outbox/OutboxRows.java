package io.orderflow.platform.outbox;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outbox.LaneLeases.Held;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of the relay. */
@Singleton
class OutboxRows implements PendingEvents {

    // Walks the primary key from its beginning; the table of aggregates that were refused is almost always empty.
    private static final String DUE = """
            select o.position, o.event_id, o.topic, o.aggregate_id, o.payload, coalesce(b.attempts, 0) as attempts
            from outbox o
            left join outbox_backoff b on b.aggregate_id = o.aggregate_id
            where o.lane = any($1)
              and (b.next_attempt_at is null or b.next_attempt_at <= now())
            order by o.position
            limit $2""";

    // The fence of everything that a round writes: the lanes that still are ours, looked up once.
    private static final String HELD = """
            any(array(
                select l.lane from outbox_lane l
                join unnest($3::smallint[], $4::bigint[]) as held (lane, epoch) on held.lane = l.lane and held.epoch = l.epoch
                where l.owner = $2 and l.expires_at > now()))
            """;

    // A row that goes out again has its place in the history already. Waits are ended whatever the relay knew of them:
    // a statement that was long on its way may mark an event that was refused meanwhile. The commit does not wait for
    // the disk: a mark
    // that is lost with the server has its event published once more, which is what a crash before the mark does, too.
    private static final String MARK = """
            with sent as (
                delete from outbox
                where position = any($1)
                  and lane = """ + HELD + """
                returning *),
            forgiven as (delete from outbox_backoff b using sent where sent.aggregate_id = b.aggregate_id),
            kept as (
                insert into outbox_sent
                    (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, sent_at)
                select position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, now()
                from sent
                where replayed_at is null
                order by position)
            select count(*), set_config('synchronous_commit', 'off', true) from sent""";

    // Only what still waits: an aggregate that is let wait for nothing would carry its failures on to the next event.
    private static final String POSTPONE = """
            insert into outbox_backoff (aggregate_id, attempts, next_attempt_at, reason)
            select o.aggregate_id, failed.attempts, now() + failed.millis * interval '1 millisecond', failed.reason
            from unnest($1::bigint[], $5::int[], $6::bigint[], $7::text[]) as failed (position, attempts, millis, reason)
            join outbox o on o.position = failed.position
            where o.lane = """ + HELD + """
            on conflict (aggregate_id) do update
            set attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at, reason = excluded.reason""";

    // Nothing is sent before it is made, so the days before the span are not looked at. One that waits is not doubled.
    private static final String REPLAY = """
            insert into outbox
                (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, replayed_at)
            select position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, now()
            from outbox_sent
            where sent_at >= $1
              and created_at >= $1 and created_at < $2
              and ($3::text is null or aggregate_id = $3)
            order by position
            on conflict (position) do nothing""";

    private final Database database;

    OutboxRows(Database database) {
        this.database = database;
    }

    @Override
    public Uni<List<PendingEvent>> due(List<Held> lanes, int limit) {
        return database.list(DUE, PendingEvent::of, lanes(lanes), limit);
    }

    @Override
    public Uni<Integer> record(String owner, List<Held> lanes, List<PendingEvent> published, List<FailedEvent> failed) {
        if (failed.isEmpty()) {
            return mark(database, owner, lanes, published);
        }
        return database.inTransaction(
                Cause.system("outbox-relay"),
                tx -> mark(tx, owner, lanes, published).call(() -> postpone(tx, owner, lanes, failed)));
    }

    private static Uni<Integer> mark(Sql sql, String owner, List<Held> lanes, List<PendingEvent> published) {
        return published.isEmpty()
                ? Uni.createFrom().item(0)
                : sql.first(MARK, row -> row.getInteger(0), positions(published), owner, lanes(lanes), epochs(lanes))
                        .map(marked -> marked.orElse(0));
    }

    private static Uni<Integer> postpone(Tx tx, String owner, List<Held> lanes, List<FailedEvent> failed) {
        return tx.update(
                POSTPONE,
                failed.stream().map(f -> f.event().position()).toArray(Long[]::new),
                owner,
                lanes(lanes),
                epochs(lanes),
                failed.stream().map(FailedEvent::attempts).toArray(Integer[]::new),
                failed.stream().map(f -> f.delay().toMillis()).toArray(Long[]::new),
                failed.stream().map(FailedEvent::reason).toArray(String[]::new));
    }

    private static Short[] lanes(List<Held> lanes) {
        return lanes.stream().map(Held::lane).toArray(Short[]::new);
    }

    /** Depth in rows and age in seconds of the oldest waiting row; both zero when nothing waits. */
    Uni<OutboxDepth> depth() {
        return database.first("""
                        select count(*), coalesce(extract(epoch from now() - min(coalesce(replayed_at, created_at))), 0)::float8
                        from outbox""", row -> new OutboxDepth(row.getLong(0), row.getDouble(1)))
                .map(depth -> depth.orElseThrow());
    }

    /**
     * Puts sent rows among the waiting ones again, with their ids and in their order. Bounds are of the row's making; {@code to} is exclusive.
     * @return rows that go out again
     */
    Uni<Integer> replay(Instant from, Instant to, @Nullable String aggregateId) {
        return database.update(REPLAY, from, to, aggregateId);
    }

    private static Long[] epochs(List<Held> lanes) {
        return lanes.stream().map(Held::epoch).toArray(Long[]::new);
    }

    private static Long[] positions(List<PendingEvent> events) {
        return events.stream().map(PendingEvent::position).toArray(Long[]::new);
    }
}
