package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.warehouse.domain.ReservationMove;
import io.orderflow.warehouse.domain.ReservationStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;

/** The states that reservations were in, as moves of their order: those that were written together are one. */
@Singleton
public class ReservationMoves {

    // Over reservation_order and the primary key of reservation_event. Each that expired has an event of its own.
    private static final String LATEST = """
            select at, before, status, actor, expired, count(*) as reservations, sum(quantity)::bigint as units
            from (
                select e.at, e.status, e.actor, r.quantity,
                    lag(e.status) over (partition by e.reservation_id order by e.at) as before,
                    case when e.status = 'expired' then e.reservation_id::text end as expired
                from reservation r
                join reservation_event e on e.reservation_id = r.id
                where r.order_id = $1) each
            group by at, before, status, actor, expired
            order by at desc, status, before, expired
            limit $2""";

    /** The latest, in the order in which they were made. */
    public Uni<List<ReservationMove>> of(Sql sql, String orderId, int limit) {
        return sql.list(LATEST, ReservationMoves::map, orderId, limit).map(List::reversed);
    }

    private static ReservationMove map(Row row) {
        String before = row.getString("before");
        return new ReservationMove(
                row.getOffsetDateTime("at").toInstant(),
                before == null ? null : ReservationStatus.of(before),
                ReservationStatus.of(row.getString("status")),
                row.getString("actor"),
                row.getLong("reservations"),
                row.getLong("units"),
                row.getString("expired"));
    }
}
