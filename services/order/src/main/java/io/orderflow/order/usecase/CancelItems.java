package io.orderflow.order.usecase;

import io.orderflow.order.domain.CancelWish;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Predicate;

/** Cancels an order that is named unit by unit; when that is all of it, it is a cancellation like any other. */
@Singleton
public class CancelItems {

    private final Orders orders;
    private final CancelOrder cancelling;

    CancelItems(Orders orders, CancelOrder cancelling) {
        this.orders = orders;
        this.cancelling = cancelling;
    }

    /**
     * @param visible whether the caller may know of the order
     * @return as {@link CancelOrder#cancel}, or {@code unknown_order_item}, {@code quantity_exceeds_order}, and for less than the whole
     *     order {@code partial_cancel_not_supported}
     */
    public Uni<Outcome<Order>> cancel(Tx tx, UUID orderId, String reason, CancelWish wish, Predicate<Order> visible) {
        return orders.lock(tx, orderId)
                .chain(found -> found.filter(visible)
                        .map(order -> cancel(tx, order, reason, wish))
                        .orElseGet(() -> refuse(Rejection.notFound("No such order."))));
    }

    private Uni<Outcome<Order>> cancel(Tx tx, Order order, String reason, CancelWish wish) {
        return switch (wish.isAllOf(order)) {
            case Outcome.Success<Boolean>(Boolean all) when all -> cancelling.cancel(tx, order, reason);
            case Outcome.Success<Boolean> part ->
                refuse(Rejection.rule("partial_cancel_not_supported", "An order can only be cancelled as a whole."));
            case Outcome.Refused<Boolean>(Rejection rejection) -> refuse(rejection);
        };
    }

    private static Uni<Outcome<Order>> refuse(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
