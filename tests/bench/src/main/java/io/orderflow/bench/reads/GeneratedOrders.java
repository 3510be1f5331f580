package io.orderflow.bench.reads;

import io.orderflow.system.platform.Home;
import java.util.List;

/**
 * Orders: two items each, both reserved, four moves, one order every ten seconds, twenty to a customer. Of ten, six were sent and are with the
 * buyer, every other one of those in two parcels; one went back; three are paid and wait. Of a hundred, four were held once, and one is.
 */
final class GeneratedOrders {
    private static final String LIST = "/api/v1/orders?limit=20";

    private static final List<String> ROWS = List.of("""
            insert into orders (id, number, customer_id, status, payment_status, version, currency,
                subtotal, discount, points, shipping, tax, grand, payment_id, payment_reference, payment_method, payment_state,
                capture_policy, authorization_id, authorized, captured, refunded, shipping_address, shipping_method,
                cancel_reason, created_at, updated_at, stock_released)
            select pg_temp.id(n), 'GEN-' || n, 'customer-' || n / 20,
                (array['refunded', 'completed', 'completed', 'completed', 'completed', 'completed', 'completed', 'paid', 'paid', 'paid'])
                    [1 + n %% 10],
                case when n %% 10 = 0 then 'refunded' else 'paid' end,
                5, 'USD', 2000, 0, 0, 0, 400, 2400, 'pay-' || n, 'ref-' || n, 'card', 'captured',
                'immediate', 'auth-' || n, 2400, 2400, case when n %% 10 = 0 then 2400 else 0 end,
                '{"name":"A","line1":"1 Street","city":"Town","postal_code":"12345","country":"US"}', 'standard',
                case when n %% 10 = 0 then 'changed my mind' end, pg_temp.at(n), pg_temp.at(n), true
            from generate_series(%d, %d) n""", """
            insert into order_item
                (id, order_id, position, sku, name, quantity, unit_price, discount, tax, total, tax_class, shipped, delivered)
            select md5(n || '-' || i)::uuid, pg_temp.id(n), i, 'sku-' || n %% 1000, 'Mug', 1, 1000, 0, 200, 1200, 'standard',
                case when n %% 10 between 1 and 6 then 1 end, case when n %% 10 between 1 and 6 then 1 end
            from generate_series(%d, %d) n, generate_series(0, 1) i""", """
            insert into allocation (reservation_id, order_id, order_item_id, warehouse_id, quantity)
            select 'res-' || n || '-' || i, pg_temp.id(n), md5(n || '-' || i)::uuid, 'main', 1
            from generate_series(%d, %d) n, generate_series(0, 1) i""", """
            insert into timeline (order_id, at, kind, from_state, to_state, actor, cause)
            select pg_temp.id(n), pg_temp.at(n), 'order.status',
                (array[null, 'pending', 'confirmed', 'paid'])[i], (array['pending', 'confirmed', 'paid', 'paid'])[i], 'system', 'generated'
            from generate_series(%d, %d) n, generate_series(1, 4) i""", """
            insert into fulfillment_news (order_id, fulfillment_id, warehouse_id, status, units)
            select pg_temp.id(n), md5('f' || n || '-' || f)::uuid, 'main', 'shipped',
                (select json_agg(json_build_object('order_item_id', md5(n || '-' || i)::uuid, 'quantity', 1))
                    from generate_series(0, 1) i where n %% 2 = 1 or i = f)::text
            from generate_series(%d, %d) n, generate_series(0, 1) f
            where n %% 10 between 1 and 6 and (f = 0 or n %% 2 = 0)""", """
            insert into parcel_news (order_id, shipment_id, fulfillment_id, status, units, delivered_at, version)
            select pg_temp.id(n), md5('p' || n || '-' || f)::uuid, md5('f' || n || '-' || f)::uuid, 'delivered',
                (select json_agg(json_build_object('order_item_id', md5(n || '-' || i)::uuid, 'quantity', 1))
                    from generate_series(0, 1) i where n %% 2 = 1 or i = f)::text,
                pg_temp.at(n), 5
            from generate_series(%d, %d) n, generate_series(0, 1) f
            where n %% 10 between 1 and 6 and (f = 0 or n %% 2 = 0)""", """
            insert into order_hold (id, order_id, kind, reason, placed_by, placed_at, released_by, released_at)
            select md5('h' || n)::uuid, pg_temp.id(n), 'address', 'generated', 'staff:test', pg_temp.at(n),
                case when n %% 100 <> 27 then 'staff:test' end, case when n %% 100 <> 27 then pg_temp.at(n) end
            from generate_series(%d, %d) n
            where n %% 25 = 2""");

    private static final List<String> FILLED =
            List.of("orders", "order_item", "allocation", "timeline", "fulfillment_news", "parcel_news", "order_hold");

    private static final String IDS =
            "select id from orders where number in (select 'GEN-' || n from unnest(array[%s]::bigint[]) n)";

    private GeneratedOrders() {}

    /** So that the last of {@code size} was placed an hour ago. */
    static Generated of(Home home, long size) {
        return new Generated(Tables.of(home, "order", size), ROWS, FILLED, IDS, GeneratedOrders::reads);
    }

    private static List<Route> reads(Places at, Tables tables) {
        return List.of(
                new Route("one order", () -> "/api/v1/orders/" + at.id()),
                new Route("its timeline", () -> "/api/v1/orders/" + at.id() + "/timeline"),
                new Route("newest orders", () -> LIST),
                new Route("a page in the middle", () -> LIST + at.cursor()),
                new Route("of a customer", () -> LIST + "&customer_id=customer-" + at.number() / 20),
                new Route("of a frequent status", () -> LIST + "&status=completed"),
                new Route("of a status, in the middle", () -> LIST + "&status=refunded" + at.cursor()),
                new Route("of a status that none has", () -> LIST + "&status=delivered"),
                new Route("of an hour", () -> LIST + hour(tables, at.number())),
                new Route("of an hour and a status", () -> LIST + "&status=refunded" + hour(tables, at.number())));
    }

    private static String hour(Tables tables, long number) {
        return "&from=" + tables.madeAt(number) + "&to=" + tables.madeAt(number).plusSeconds(3_600);
    }
}
