package io.orderflow.order.usecase;

import io.orderflow.order.domain.Order;
import io.orderflow.platform.outcome.Rejection;

/** The refusal of a move that the present state does not allow (api.md §2). */
public final class Illegal {

    private Illegal() {}

    /** @param what of something that is no move of the order itself */
    public static Rejection over(Order order, String what) {
        return Rejection.state(
                "illegal_transition", "The order is " + order.status().code() + " and cannot " + what + " any more.");
    }

    public static Rejection move(Order order, String to) {
        return Rejection.state(
                "illegal_transition", "The order is " + order.status().code() + " and cannot become " + to + ".");
    }
}
