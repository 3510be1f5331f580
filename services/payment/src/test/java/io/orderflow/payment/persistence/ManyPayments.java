package io.orderflow.payment.persistence;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans of statements over many made-up payments, most of them long over, of which nothing stays. */
@Singleton
public class ManyPayments {

    private static final List<String> ROWS = List.of("""
            insert into payment (id, order_id, customer_id, method, gateway, reference, currency, amount, status, authorized, captured,
                expires_at, version, created_at, authorization_id)
            select gen_random_uuid(), 'plan-' || n, 'customer', m.method, case m.method when 'card' then 'stripe' end, 'plan-' || n, 'USD',
                1000, m.status, case m.method when 'card' then 1000 else 0 end, case m.status when 'captured' then 1000 else 0 end,
                now() + (n % 2000 - 1000) * interval '10 minutes', 1, now() - n * interval '1 minute', 'plan-' || n
            from generate_series(1, 30000) n
            cross join lateral (select
                case when n % 10 = 0 then 'bank_transfer' when n % 10 = 1 then 'cod' else 'card' end as method,
                case when n % 10 = 0 and n % 100 = 0 then 'pending' when n % 50 = 2 then 'authorized' else 'captured' end as status) m""", """
            insert into money_entry (payment_id, kind, amount, currency, operation_key, gateway, at)
            select id, 'capture', 1000, 'USD', 'plan-' || order_id, coalesce(gateway, method), created_at
            from payment where order_id like 'plan-%' and status = 'captured'
            order by created_at""", """
            insert into settlement (id, digest, received_at)
            values ('00000000-0000-0000-0000-000000000001', 'plan', now())""", """
            insert into settlement_line (settlement_id, row, payment_reference, operation, amount, currency, outcome, entry)
            select '00000000-0000-0000-0000-000000000001', row_number() over (), 'plan', 'capture', 1000, 'USD', 'matched', position
            from money_entry where operation_key like 'plan-%' and gateway = 'stripe'""", """
            insert into cod_remittance (carrier, reference, recorded_at) values ('plan', 'plan', now())""", """
            insert into cod_remittance_item (carrier, reference, position, order_id, payment_id, amount, currency, expected, outcome)
            select 'plan', 'plan', row_number() over (), order_id, id, 1000, 'USD', 1000, 'matched'
            from payment where order_id like 'plan-%' and method = 'cod'""", """
            insert into escrow_release (payment_id, amount, currency, released_at)
            select id, 1000, 'USD', created_at from payment where order_id like 'plan-%' and status = 'captured'
            order by created_at""", """
            insert into seller_payout (id, payment_id, seller, amount, currency, state, created_at)
            select gen_random_uuid(), r.payment_id, 'house', 1000, 'USD', 'due', r.released_at
            from escrow_release r join payment p on p.id = r.payment_id where p.order_id like 'plan-%'""", """
            insert into payment_operation (key, payment_id, kind, amount, state)
            select 'plan-' || order_id, id, 'capture', 1000, 'succeeded' from payment where order_id like 'plan-%'""", """
            insert into operation (key, kind, subject, payload, state, correlation_id, actor)
            select key, kind, payment_id::text, '{}', case when amount = 999 then 'pending' else 'done' end, 'c', 'test'
            from payment_operation where key like 'plan-%'""", """
            insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state, received_at)
            select 'stripe', 'plan-' || n, 'payment.captured', 'plan-' || n, '{}', 'applied', now() - n * interval '1 minute'
            from generate_series(1, 30000) n""", """
            insert into dispute (gateway, webhook_id, dispute_id, payment_reference, recorded_at, state, booked)
            select 'stripe', 'plan-' || n, 'plan-' || n, 'plan-' || n, now(), 'won', 'won' from generate_series(1, 20000) n""", """
            insert into forestalled_order (order_id, reason, at)
            select 'plan-' || n, 'test', now() - n * interval '1 minute' from generate_series(1, 20000) n""");

    private static final List<String> TABLES = List.of(
            "payment",
            "money_entry",
            "settlement_line",
            "cod_remittance_item",
            "escrow_release",
            "seller_payout",
            "payment_operation",
            "operation",
            "gateway_webhook",
            "dispute",
            "forestalled_order");

    private final Database database;

    ManyPayments(Database database) {
        this.database = database;
    }

    /**
     * @param statement with its places, as the application prepares it
     * @param values    SQL literals, with a comma
     */
    public record Swept(String statement, String values) {}

    /** The plan of each statement. */
    public Map<String, List<String>> plans(List<Swept> sweeps) {
        var plans = new HashMap<String, List<String>>();
        return database.<Map<String, List<String>>>inTransaction(Cause.system("test"), tx -> {
                    Uni<?> work = Uni.createFrom().voidItem();
                    for (String rows : ROWS) {
                        work = work.chain(() -> tx.update(rows));
                    }
                    work = work.chain(() -> tx.update("analyze " + String.join(", ", TABLES)));
                    for (var sweep : sweeps) {
                        work = work.chain(() -> plan(tx, sweep)).invoke(plan -> plans.put(sweep.statement(), plan));
                    }
                    return work.chain(() -> Uni.createFrom().failure(new Seen()));
                })
                .onFailure(Seen.class)
                .recoverWithItem(plans)
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private static Uni<List<String>> plan(Tx tx, Swept sweep) {
        String values = sweep.values().isEmpty() ? "" : "(" + sweep.values() + ")";
        return tx.update("prepare swept_plan as " + sweep.statement())
                .chain(() -> tx.list("explain execute swept_plan" + values, row -> row.getString(0)))
                .call(() -> tx.update("deallocate swept_plan"));
    }

    /** Rolls back what the plans were made for. */
    private static final class Seen extends RuntimeException {
        Seen() {
            super(null, null, false, false);
        }
    }
}
