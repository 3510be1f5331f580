package io.orderflow.order.desk;

import java.util.List;

/** Statements that make up more orders than anybody places in a test; each has one item. */
public final class ManyOrders {

    private ManyOrders() {}

    /** @param number prefix of their numbers @param status an SQL expression of {@code n} @param age an SQL interval */
    public static List<String> of(int count, String number, String status, String cancelReason, String age) {
        return List.of(
                """
                insert into orders (id, number, customer_id, status, payment_status, currency, subtotal, discount, points, shipping, tax,
                    grand, payment_id, payment_reference, payment_method, payment_state, capture_policy, shipping_address,
                    shipping_method, cancel_reason, created_at, updated_at)
                select md5('%1$s' || n)::uuid, '%1$s' || n, 'customer-' || n / 20, %2$s, 'pending', 'USD', 2000, 0, 0, 0, 400,
                    2400, 'pay-' || n, 'ref-' || n, 'card', 'pending', 'immediate',
                    '{"name":"A","line1":"1 Street","city":"Town","postal_code":"12345","country":"US"}',
                    'standard', %3$s, now() - interval '%4$s', now()
                from generate_series(1, %5$d) n""".formatted(number, status, cancelReason, age, count),
                """
                insert into order_item
                select md5('item' || id)::uuid, id, 0, 'mug', 'Mug', 2, 1000, 0, 400, 2400, 'standard'
                from orders where starts_with(number, '%s')""".formatted(number),
                """
                insert into allocation
                select 'res-' || id, id, md5('item' || id)::uuid, 'main', 2
                from orders where starts_with(number, '%s')""".formatted(number),
                """
                insert into timeline (order_id, at, kind, from_state, to_state, actor, cause)
                select id, now(), 'order.status', null, status, 'test', 'generated'
                from orders where starts_with(number, '%s')""".formatted(number));
    }
}
