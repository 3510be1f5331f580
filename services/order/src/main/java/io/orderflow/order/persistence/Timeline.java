package io.orderflow.order.persistence;

import io.orderflow.order.domain.TimelineEntry;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an order, in the order it happened; never changed. */
@Singleton
public class Timeline {

    public Uni<Void> add(
            Tx tx, UUID orderId, Instant at, String kind, @Nullable String from, @Nullable String to, String cause) {
        return tx.later(
                """
                        insert into timeline (order_id, at, kind, from_state, to_state, actor, cause, event_id)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)""",
                orderId,
                at,
                kind,
                from,
                to,
                tx.cause().actor(),
                cause,
                tx.cause().eventId());
    }

    public Uni<List<TimelineEntry>> of(Sql sql, UUID orderId) {
        return sql.list("select * from timeline where order_id = $1 order by id", Timeline::entry, orderId);
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
                row.getString("event_id"));
    }
}
