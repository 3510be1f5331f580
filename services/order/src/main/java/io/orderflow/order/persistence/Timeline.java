package io.orderflow.order.persistence;

import io.orderflow.order.domain.timeline.TimelineEntry;
import io.orderflow.order.domain.timeline.TimelineNote;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happened to an order, in the order it happened; never changed. */
@Singleton
public class Timeline {

    public Uni<Void> add(
            Tx tx, UUID orderId, Instant at, String kind, @Nullable String from, @Nullable String to, String cause) {
        return add(tx, orderId, at, List.of(new TimelineNote(kind, from, to)), cause, null);
    }

    /**
     * All notes of one change, in their order.
     * @param event by which a move of the order is told; of anything else it is the event by which it was heard of
     */
    public Uni<Void> add(
            Tx tx, UUID orderId, Instant at, List<TimelineNote> notes, String cause, @Nullable UUID event) {
        String heard = tx.cause().eventId();
        return tx.later(
                """
                insert into timeline (order_id, at, kind, from_state, to_state, actor, cause, event_id, causation_id)
                select $1, $2, n.kind, n.from_state, n.to_state, $3, $4, n.event_id, $5
                from unnest($6::text[], $7::text[], $8::text[], $9::text[])
                    with ordinality as n (kind, from_state, to_state, event_id, place)
                order by n.place""",
                orderId,
                at,
                tx.cause().actor(),
                cause,
                tx.cause().causationId(),
                column(notes, TimelineNote::kind),
                column(notes, TimelineNote::from),
                column(notes, TimelineNote::to),
                column(notes, note -> event != null && note.isMove() ? event.toString() : heard));
    }

    private static @Nullable String[] column(List<TimelineNote> notes, Function<TimelineNote, @Nullable String> part) {
        return notes.stream().map(part).toArray(String[]::new);
    }

    /** The latest, in the order in which they were written. */
    public Uni<List<TimelineEntry>> latest(Sql sql, UUID orderId, int limit) {
        return sql.list(
                        "select * from timeline where order_id = $1 order by id desc limit $2",
                        Timeline::entry,
                        orderId,
                        limit)
                .map(List::reversed);
    }

    private static TimelineEntry entry(Row row) {
        return new TimelineEntry(
                row.getOffsetDateTime("at").toInstant(),
                "order",
                row.getString("kind"),
                row.getString("from_state"),
                row.getString("to_state"),
                row.getString("actor"),
                row.getString("cause"),
                row.getString("event_id"),
                row.getString("causation_id"));
    }
}
