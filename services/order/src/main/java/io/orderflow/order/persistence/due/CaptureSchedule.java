package io.orderflow.order.persistence.due;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders whose money is to be taken, later or again. */
@Singleton
public class CaptureSchedule {

    public Uni<Void> add(Tx tx, UUID orderId, Instant due) {
        return tx.later("""
                insert into capture_due (order_id, due_at)
                values ($1, $2)
                on conflict (order_id) do nothing""", orderId, due);
    }

    /** The longest due first. */
    public Uni<List<UUID>> due(Sql sql, Instant now, int limit) {
        return sql.list("""
                select order_id from capture_due
                where due_at <= $1
                order by due_at
                limit $2""", row -> row.getUUID("order_id"), now, limit);
    }

    /** False when somebody else was faster. */
    public Uni<Boolean> take(Tx tx, UUID orderId) {
        return tx.update("delete from capture_due where order_id = $1", orderId).map(rows -> rows == 1);
    }

    /** Living orders whose capture was refused and that nobody tries again; not those whose shipments ask for their money in parts. */
    public Uni<List<UUID>> abandoned(Sql sql, int limit) {
        return sql.list("""
                select o.id from orders o
                where o.payment_status = 'capture_failed' and o.status in ('confirmed', 'processing')
                  and o.capture_policy <> 'on_shipment'
                  and not exists (select from capture_due d where d.order_id = o.id)
                  and not exists (
                      select from operation p
                      where p.subject = o.id::text and p.kind = 'capture-payment' and p.state in ('pending', 'parked'))
                order by o.id
                limit $1""", row -> row.getUUID("id"), limit);
    }

    /** How often the money of an order was asked for, and whether an answer is still awaited. */
    public record Tried(int times, boolean open) {}

    public Uni<Tried> tried(Tx tx, UUID orderId) {
        return tx.first("""
                        select count(*)::int as times,
                            coalesce(bool_or(state in ('pending', 'parked')), false) as open
                        from operation
                        where subject = $1 and kind = 'capture-payment'""", row -> new Tried(row.getInteger("times"), row.getBoolean("open")), orderId.toString())
                .map(found -> found.orElseThrow());
    }
}
