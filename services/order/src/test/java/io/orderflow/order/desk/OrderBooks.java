package io.orderflow.order.desk;

import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.db.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Looks at what became of orders: at their rows, their timeline, what they asked of others and what they told. */
@Singleton
public class OrderBooks {

    private final Database database;
    private final Orders orders;

    OrderBooks(Database database, Orders orders) {
        this.database = database;
        this.orders = orders;
    }

    public Order read(UUID id) {
        return Desk.await(orders.find(database, id)).orElseThrow();
    }

    /** {@code status shipped delivered} of an order of one item. */
    public String goods(UUID id) {
        return list("""
                select concat_ws(' ', o.status, coalesce(i.shipped, 0), coalesce(i.delivered, 0))
                from orders o join order_item i on i.order_id = o.id
                where o.id = $1""", id).getFirst();
    }

    /** Status, payment status, version and what the order knows of its money. */
    public String standing(String orderId) {
        return list("""
                select concat_ws(' ', status, payment_status, version, payment_state, authorized, captured, refunded)
                from orders where id = $1""", UUID.fromString(orderId)).getFirst();
    }

    public Instant authorizationEnds(String orderId) {
        return Desk.await(database.first(
                        "select payment_expires_at from orders where id = $1",
                        row -> row.getOffsetDateTime(0).toInstant(),
                        UUID.fromString(orderId)))
                .orElseThrow();
    }

    /** How often the timeline says that an order got there. */
    public long moves(String orderId, String kind, String to) {
        return count(
                "select count(*) from timeline where order_id = $1 and kind = $2 and to_state = $3",
                UUID.fromString(orderId),
                kind,
                to);
    }

    /** How often an order has asked others for something: 0 or 1. */
    public long asked(UUID order, String kind) {
        return count("select count(*) from operation where subject = $1 and kind = $2", order.toString(), kind);
    }

    /** What an order has asked others for. */
    public List<String> asked(UUID order) {
        return list("select kind from operation where subject = $1", order.toString());
    }

    /** Operations of an order whose key begins so. */
    public long operations(String orderId, String beginning) {
        return count("select count(*) from operation where subject = $1 and starts_with(key, $2)", orderId, beginning);
    }

    public String state(String key) {
        return Desk.await(database.first("select state from operation where key = $1", row -> row.getString(0), key))
                .orElse("none");
    }

    /** How often an operation came to its end. */
    public long ended(String key) {
        return count("select count(*) from operation where key = $1 and state = 'done'", key);
    }

    /** Events of a topic about an order. */
    public long events(String orderId, String topic) {
        return count("select count(*) from outbox where aggregate_id = $1 and topic = $2", orderId, topic);
    }

    public List<String> tables() {
        return list(
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE"
                        + " TABLE'");
    }

    /** The first column of each row. */
    public List<String> list(String sql, Object... args) {
        return Desk.await(database.list(sql, row -> row.getString(0), args));
    }

    private long count(String sql, Object... args) {
        return Desk.await(database.first(sql, row -> row.getLong(0), args)).orElseThrow();
    }
}
