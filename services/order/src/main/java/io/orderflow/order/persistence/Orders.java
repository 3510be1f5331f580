package io.orderflow.order.persistence;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderFilter;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** The orders. Every write names the version it was made from. */
@Singleton
public class Orders {

    static final String WHOLE = """
            select o.*,
                   (select coalesce(json_agg(i order by i.position), '[]')::text
                    from order_item i where i.order_id = o.id) as lines,
                   (select coalesce(json_agg(a order by a.reservation_id), '[]')::text
                    from allocation a where a.order_id = o.id) as allocations,
                   (select coalesce(json_agg(h order by h.id), '[]')::text
                    from order_hold h where h.order_id = o.id and h.released_at is null) as holds
            from orders o
            """;

    public Uni<Optional<Order>> find(Sql sql, UUID id) {
        return sql.first(WHOLE + "where o.id = $1", OrderRow::map, id);
    }

    /** An order without its lines, allocations and holds: to look at, not to write. */
    public Uni<Optional<Order>> head(Sql sql, UUID id) {
        return sql.first(
                "select o.*, '[]' as lines, '[]' as allocations, '[]' as holds from orders o where o.id = $1",
                OrderRow::map,
                id);
    }

    /**
     * Reads an order and keeps others from changing it until the transaction ends. The lock is a statement of its own, sent with the read:
     * one that has waited for a lock would see the order itself anew, and its lines, allocations and holds as they were before the wait.
     */
    public Uni<Optional<Order>> lock(Tx tx, UUID id) {
        return tx.later("select from orders where id = $1 for update", id).chain(() -> find(tx, id));
    }

    /**
     * Newest first. An order's id is made a moment before the order, so a time is a place among the ids too, from where an index is read.
     * @param ahead how far the platform clock, by which orders are placed, may run ahead of the ids, which are made in real time
     */
    public Uni<List<Order>> page(Sql sql, OrderFilter filter, Duration ahead, int limit) {
        var where = where(filter, ahead);
        return sql.list(page(where, filter, limit), OrderRow::map, where.values());
    }

    /**
     * The one plan for all values would take a frequent status for granted and go through the newest orders until it has found enough. In
     * the order of status and id only the index over both will do, and it holds the orders of a rare one together.
     */
    static String page(Where where, OrderFilter filter, int limit) {
        String order = filter.status() == null ? "order by o.id desc limit " : "order by o.status, o.id desc limit ";
        return WHOLE + where.clause() + order + where.next(limit);
    }

    static Where where(OrderFilter filter, Duration ahead) {
        return new Where()
                .and("o.status = any (array[?])", filter.status())
                .and("o.customer_id = ?", filter.customerId())
                .and("o.created_at >= ?", filter.from())
                .and("o.created_at < ?", filter.to())
                .and("o.id < ?", filter.after())
                .and("o.id >= ?", filter.lowest(ahead))
                .and("o.id < ?", filter.highest());
    }

    public static String number(long sequence) {
        return "SO-%08d".formatted(sequence);
    }

    public Uni<Void> insert(Tx tx, Order order) {
        return insertHead(tx, order)
                .chain(() -> tx.later(
                        "insert into order_item select * from json_populate_recordset(null::order_item, cast($1 as text)::json)",
                        Json.write(IntStream.range(0, order.lines().size())
                                .mapToObj(i ->
                                        LineRow.of(order.id(), i, order.lines().get(i)))
                                .toList())))
                .chain(() -> insertAllocations(tx, order));
    }

    /** Writes down where the stock is held now, if that has changed. */
    public Uni<Void> reallocate(Tx tx, Order before, Order after) {
        return Set.copyOf(before.allocations()).equals(Set.copyOf(after.allocations()))
                ? Uni.createFrom().voidItem()
                : tx.update("delete from allocation where order_id = $1", after.id())
                        .chain(() -> insertAllocations(tx, after));
    }

    private Uni<Void> insertAllocations(Tx tx, Order order) {
        return tx.later(
                "insert into allocation select * from json_populate_recordset(null::allocation, cast($1 as text)::json)",
                Json.write(order.allocations().stream()
                        .map(held -> AllocationRow.of(order.id(), held))
                        .toList()));
    }

    private Uni<Void> insertHead(Tx tx, Order order) {
        var totals = order.totals();
        return tx.later(
                """
                insert into orders (id, number, customer_id, status, payment_status, version, currency,
                    subtotal, discount, points, shipping, tax, grand,
                    payment_id, payment_reference, payment_method, capture_policy, authorization_id, authorized, captured, refunded,
                    payment_expires_at, payment_action, shipping_address, shipping_method, note, created_at, updated_at, payment_state)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                    $22, $23, $24, $25, $26, $27, $27, $28)""",
                order.id(),
                order.number(),
                order.customerId(),
                order.status().code(),
                order.paymentStatus().code(),
                order.version(),
                order.currency(),
                totals.subtotal(),
                totals.discount(),
                totals.points(),
                totals.shipping(),
                totals.tax(),
                totals.grand(),
                order.payment().id(),
                order.payment().reference(),
                order.method().code(),
                order.capturePolicy(),
                order.payment().authorizationId(),
                order.payment().authorized(),
                order.payment().captured(),
                order.payment().refunded(),
                order.payment().expiresAt(),
                order.payment().action(),
                Json.write(order.shippingAddress()),
                order.shippingMethod().code(),
                order.note(),
                order.createdAt(),
                order.payment().status());
    }

    /**
     * What a capture has to know.
     * @param rest     of the order's own total, what is not known to be captured
     * @param captured minor units
     * @param changed  whether more was to be captured once
     */
    public record Due(OrderStatus status, Money rest, long captured, boolean changed) {}

    public Uni<Optional<Due>> due(Sql sql, UUID id) {
        return sql.first(
                """
                select status, greatest(grand - captured, 0) as rest, currency, captured,
                    asked is not null or captured > 0 as changed
                from orders where id = $1""",
                row -> new Due(
                        OrderStatus.of(row.getString("status")),
                        new Money(row.getLong("rest"), row.getString("currency")),
                        row.getLong("captured"),
                        row.getBoolean("changed")),
                id);
    }

    /** Writes what can change of an order that is locked in this transaction; one that changed since it was read fails it. */
    public Uni<Void> update(Tx tx, Order order, Instant now) {
        var payment = order.payment();
        return tx.laterFound(
                """
                        update orders
                        set status = $3, payment_status = $4, payment_id = $5, payment_reference = $6, authorization_id = $7,
                            authorized = $8, captured = $9, refunded = $10, payment_expires_at = $11, payment_action = $12,
                            cancel_reason = $13, updated_at = $14, payment_state = $15, charged_back = $16,
                            version = version + 1
                        where id = $1 and version = $2""",
                order.id(),
                order.version(),
                order.status().code(),
                order.paymentStatus().code(),
                payment.id(),
                payment.reference(),
                payment.authorizationId(),
                payment.authorized(),
                payment.captured(),
                payment.refunded(),
                payment.expiresAt(),
                payment.action(),
                order.cancelReason(),
                now,
                payment.status(),
                payment.chargedBack());
    }
}
