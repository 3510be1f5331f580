package io.orderflow.system.demo;

import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderApi;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Role;
import java.time.Duration;

/** Lives that several kinds of orders share. */
final class Journeys {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Journeys() {}

    /** Where an order ends by itself: its last status, or the code of its refusal. */
    static String settled(Shop shop, OrderRequest request) {
        OrderApi orders = orders(shop);
        Answer answer = orders.submit(request);
        return answer.status() == 201
                ? orders.await(new Order(answer.json()).id(), "settled", PATIENCE, Order::isSettled)
                        .status()
                : answer.code();
    }

    /** An order whose money waits for its capture. */
    static Order confirmed(Shop shop) {
        OrderApi orders = orders(shop);
        return orders.awaitStatus(
                orders.place(shop.basket().card("tok_ok", "on_confirm")).id(), "confirmed");
    }

    /** The end of an order whose card holder is asked. */
    static String answered(Shop shop, String outcome) {
        OrderApi orders = orders(shop);
        Order waiting = orders.place(shop.basket().card("tok_action_required"));
        shop.platform().gateway().answer(waiting.paymentReference(), outcome);
        return orders.await(waiting.id(), "settled", PATIENCE, Order::isSettled).status();
    }

    /** An order that waits for money that comes by another way than a card. */
    static String waiting(Shop shop, String method) {
        OrderApi orders = orders(shop);
        return orders.get(orders.place(shop.basket().method(method)).id()).status();
    }

    /** Cancels, and waits until the money is back. */
    static String cancelled(Shop shop, String id) {
        OrderApi orders = orders(shop);
        orders.cancel(id).expect(200);
        Order ended = orders.await(
                id,
                "cancelled and even",
                PATIENCE,
                order -> order.isEnded()
                        && (order.paymentStatus().equals("voided")
                                || order.paymentStatus().equals("refunded")));
        return ended.status() + ", " + ended.paymentStatus();
    }

    private static OrderApi orders(Shop shop) {
        return shop.platform().orders(Role.CUSTOMER);
    }
}
