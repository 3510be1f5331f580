package io.orderflow.bench;

import io.orderflow.system.api.OrderRequest;
import java.util.Set;

/** How far orders are followed. */
enum Milestone {
    /** Authorized, its stock reserved and confirmed. The money is taken when the goods ship, which is not part of it. */
    CONFIRMED("confirmed", "on_shipment", Set.of("pending")),
    /** The money is taken at once, too. */
    PAID("paid", "immediate", Set.of("pending", "confirmed"));

    private final String status;
    private final String capture;
    private final Set<String> before;

    Milestone(String status, String capture, Set<String> before) {
        this.status = status;
        this.capture = capture;
        this.before = before;
    }

    /** The order's status that counts. */
    String status() {
        return status;
    }

    /** Whether an order in this status has the milestone still before it. */
    boolean isAhead(String current) {
        return before.contains(current);
    }

    /** A card payment that leads there. */
    OrderRequest paying(OrderRequest order) {
        return order.card("tok_ok", capture);
    }
}
