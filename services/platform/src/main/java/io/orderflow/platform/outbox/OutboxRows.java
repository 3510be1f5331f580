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

    // Index outbox_pending; the table of waiting aggregates is almost always empty.
    private static final String DUE = """
            select o.position, o.event_id, o.topic, o.aggregate_id, o.payload, coalesce(b.attempts, 0) as attempts
            from outbox o
            left join outbox_backoff b on b.aggregate_id = o.aggregate_id
            where o.published_at is null
              and o.lane = any($1)
              and (b.next_attempt_at is null or b.next_attempt_at <= now())
            order by o.position
            limit $2""";

    private static final String MARK = """
            update outbox set published_at = now()
            where position = any($1)
              and published_at is null
              and exists (
                select from outbox_lane l
                join unnest($3::smallint[], $4::bigint[]) as held (lane, epoch) on held.lane = l.lane and held.epoch = l.epoch
                where l.lane = outbox.lane and l.owner = $2 and l.expires_at > now())""";

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
        if (failed.isEmpty() && published.stream().allMatch(e -> e.attempts() == 0)) {
            return mark(database, owner, lanes, published);
        }
        return database.inTransaction(
                Cause.system("outbox-relay"),
                tx -> mark(tx, owner, lanes, published)
                        .call(() -> forgive(tx, published))
                        .call(() -> postpone(tx, failed)));
    }

    private static Uni<Integer> mark(Sql sql, String owner, List<Held> lanes, List<PendingEvent> published) {
        var epochs = lanes.stream().map(Held::epoch).toArray(Long[]::new);
        return published.isEmpty()
                ? Uni.createFrom().item(0)
                : sql.update(MARK, positions(published), owner, lanes(lanes), epochs);
    }

    private static Short[] lanes(List<Held> lanes) {
        return lanes.stream().map(Held::lane).toArray(Short[]::new);
    }

    private Uni<Integer> forgive(Tx tx, List<PendingEvent> published) {
        var aggregates = published.stream()
                .filter(e -> e.attempts() > 0)
                .map(PendingEvent::aggregateId)
                .toArray(String[]::new);
        return tx.update("delete from outbox_backoff where aggregate_id = any($1)", (Object) aggregates);
    }

    private Uni<Void> postpone(Tx tx, List<FailedEvent> failed) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (FailedEvent event : failed) {
            all = all.chain(() -> tx.update(
                            """
                            insert into outbox_backoff (aggregate_id, attempts, next_attempt_at, reason)
                            values ($1, $2, now() + $3 * interval '1 millisecond', $4)
                            on conflict (aggregate_id) do update
                            set attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at, reason = excluded.reason""",
                            event.event().aggregateId(),
                            event.attempts(),
                            event.delay().toMillis(),
                            event.reason())
                    .replaceWithVoid());
        }
        return all;
    }

    /** Depth in rows and age in seconds of the oldest waiting row; both zero when nothing waits. */
    Uni<OutboxDepth> depth() {
        return database.first("""
                        select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)::float8
                        from outbox where published_at is null""", row -> new OutboxDepth(row.getLong(0), row.getDouble(1)))
                .map(depth -> depth.orElseThrow());
    }

    /** Marks published rows as waiting again, same event ids. Bounds are of the row's making; {@code to} is exclusive. */
    Uni<Integer> replay(Instant from, Instant to, @Nullable String aggregateId) {
        return database.update("""
                update outbox set published_at = null
                where created_at >= $1 and created_at < $2
                  and published_at is not null
                  and ($3::text is null or aggregate_id = $3)""", from, to, aggregateId);
    }

    private static Long[] positions(List<PendingEvent> events) {
        return events.stream().map(PendingEvent::position).toArray(Long[]::new);
    }
}
