package io.orderflow.bench.reads;

import io.orderflow.system.platform.Home;
import java.util.List;

/**
 * Payments, one to an order: each authorized and captured, of ten one given back, of two hundred one disputed and won. As many orders as
 * payments, one every ten seconds, twenty to a customer.
 */
final class GeneratedPayments {
    private static final String LIST = "/api/v1/payments?limit=20";
    private static final String READ = "/api/v1/payments/";

    /** What happened to the money of each, in its order. */
    private static final String EFFECTS = """
            unnest(case when n %% 10 = 0 then array['authorize', 'capture', 'refund'] else array['authorize', 'capture'] end)""";

    private static final List<String> ROWS = List.of(
            """
            insert into payment (id, order_id, customer_id, method, gateway, reference, currency, amount, status, authorized, captured,
                refunded, authorization_id, version, created_at)
            select pg_temp.id(n), 'order-' || n, 'customer-' || n / 20, 'card', 'sandbox', 'GEN-' || n, 'USD', 2400,
                case when n %% 10 = 0 then 'refunded' else 'captured' end, 2400, 2400, case when n %% 10 = 0 then 2400 else 0 end,
                'auth-' || n, 3, pg_temp.at(n)
            from generate_series(%d, %d) n""",
            """
            insert into payment_operation (key, payment_id, kind, amount, state, created_at, finished_at)
            select effect || '-' || n, pg_temp.id(n), effect, 2400, 'succeeded', pg_temp.at(n), pg_temp.at(n)
            from generate_series(%d, %d) n, """ + EFFECTS + " effect",
            """
            insert into money_entry (payment_id, kind, amount, currency, operation_key, gateway, at)
            select pg_temp.id(n), effect, 2400, 'USD', effect || '-' || n, 'sandbox', pg_temp.at(n)
            from generate_series(%d, %d) n, """ + EFFECTS + " effect",
            """
            insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state, received_at)
            select 'sandbox', 'hook-' || n, 'dispute.opened', 'GEN-' || n, '{}', 'applied', now()
            from generate_series(%d, %d) n
            where n %% 200 = 7""",
            """
            insert into dispute (gateway, webhook_id, dispute_id, payment_reference, amount, currency, recorded_at, state, hold_asked, booked)
            select 'sandbox', 'hook-' || n, 'dp-' || n, 'GEN-' || n, 2400, 'USD', pg_temp.at(n), 'won', true, 'won'
            from generate_series(%d, %d) n
            where n %% 200 = 7""",
            """
            insert into dispute_step (gateway, dispute_id, step, at)
            select 'sandbox', 'dp-' || n, step, pg_temp.at(n)
            from generate_series(%d, %d) n, unnest(array['opened', 'held', 'won', 'released']) step
            where n %% 200 = 7""",
            // What is old and not settled is news to a job; it was here before.
            """
            insert into settlement_gap (entry, found_at)
            select e.position, now()
            from generate_series(%d, %d) n join money_entry e on e.payment_id = pg_temp.id(n)
            where e.kind in ('capture', 'refund')""");

    private static final List<String> FILLED = List.of(
            "payment",
            "payment_operation",
            "money_entry",
            "gateway_webhook",
            "dispute",
            "dispute_step",
            "settlement_gap");

    private static final String IDS =
            "select id from payment where reference in (select 'GEN-' || n from unnest(array[%s]::bigint[]) n)";

    private GeneratedPayments() {}

    /** So that the last of {@code size} was made an hour ago. */
    static Generated of(Home home, long size) {
        return new Generated(Tables.of(home, "payment", size), ROWS, FILLED, IDS, GeneratedPayments::reads);
    }

    private static List<Route> reads(Places at, Tables tables) {
        return List.of(
                new Route("one payment", () -> READ + at.id()),
                new Route("its ledger", () -> READ + at.id() + "/ledger"),
                new Route("its disputes", () -> READ + at.id() + "/disputes"),
                new Route("payment of an order", () -> LIST + "&order_id=order-" + at.number()),
                new Route("of an order that has none", () -> LIST + "&order_id=none-" + at.number()),
                new Route("newest payments", () -> LIST),
                new Route("payments in the middle", () -> LIST + at.cursor()));
    }
}
