package io.orderflow.payment.gateway;

import io.orderflow.platform.db.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Looks into the payment service's own tables. */
@Singleton
public class Books {

    private static final Duration WAIT = Duration.ofSeconds(60);

    private final Database database;

    Books(Database database) {
        this.database = database;
    }

    /** {@code operation amount} of each entry in our ledger. */
    public List<String> ledger(String orderId) {
        return list("""
                select e.kind || ' ' || e.amount
                from money_entry e join payment p on p.id = e.payment_id
                where p.order_id = $1
                order by e.position""", orderId);
    }

    /** As {@link #ledger}, of what a gateway did for us: without what it told of disputes. */
    public List<String> effects(String orderId) {
        return ledger(orderId).stream()
                .filter(entry -> !entry.startsWith("dispute_") && !entry.startsWith("chargeback "))
                .toList();
    }

    /** {@code key state} of each effect that a gateway was asked for an order's payment. */
    public List<String> asked(String orderId) {
        return list("""
                select o.key || ' ' || o.state
                from payment_operation o join payment p on p.id = o.payment_id
                where p.order_id = $1
                order by o.key""", orderId);
    }

    /** {@code topic status} of each event about an order's payment, in their order; only the topic where the event has no status. */
    public List<String> events(String orderId) {
        return list("""
                select trim(o.topic || ' ' || coalesce(o.payload::json ->> 'status', ''))
                from outbox o join payment p on p.id::text = o.aggregate_id
                where p.order_id = $1
                order by o.aggregate_version""", orderId);
    }

    /** {@code status captured of authorized} of each event that confirmed an order's payment, in their order. */
    public List<String> told(String orderId) {
        return list("""
                select concat_ws(' ', o.payload::json ->> 'status', o.payload::json -> 'captured' ->> 'amount', 'of',
                    o.payload::json -> 'authorized' ->> 'amount')
                from outbox o join payment p on p.id::text = o.aggregate_id
                where p.order_id = $1 and o.topic = 'payments.payment.confirmed'
                order by o.aggregate_version""", orderId);
    }

    /** A process of before the sellers' ledger moves money. @param kind of the ledger's line @param counter column of the payment */
    public void olderProcess(String orderId, String kind, String counter, long amount) {
        update("""
                insert into money_entry (payment_id, kind, amount, currency, operation_key, gateway, at)
                select id, $2, $3::bigint, 'USD', 'older-' || id, 'sandbox', now() from payment where order_id = $1""", orderId, kind, amount);
        update(
                "update payment set %1$s = %1$s + $2, version = version + 1 where order_id = $1".formatted(counter),
                orderId,
                amount);
    }

    /** Tables in which a person is named anywhere. */
    public List<String> tablesThatName(String person) {
        return list("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'""").stream()
                .filter(table -> !list("select '' from " + table + " t where position($1 in t::text) > 0", person)
                        .isEmpty())
                .toList();
    }

    public List<String> list(String sql, Object... args) {
        return database.list(sql, row -> row.getString(0), args).await().atMost(WAIT);
    }

    public int update(String sql, Object... args) {
        return database.update(sql, args).await().atMost(WAIT);
    }
}
