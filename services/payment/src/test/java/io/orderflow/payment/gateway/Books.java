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

    /** {@code topic status} of each event about an order's payment, in their order; only the topic where the event has no status. */
    public List<String> events(String orderId) {
        return list("""
                select trim(o.topic || ' ' || coalesce(o.payload::json ->> 'status', ''))
                from outbox o join payment p on p.id::text = o.aggregate_id
                where p.order_id = $1
                order by o.aggregate_version""", orderId);
    }

    public List<String> list(String sql, Object... args) {
        return database.list(sql, row -> row.getString(0), args).await().atMost(WAIT);
    }

    public int update(String sql, Object... args) {
        return database.update(sql, args).await().atMost(WAIT);
    }
}
