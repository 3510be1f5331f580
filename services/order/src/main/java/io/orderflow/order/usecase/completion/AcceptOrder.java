package io.orderflow.order.usecase.completion;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.persistence.Completions;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.Illegal;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Predicate;

/** The buyer has what was ordered and wants nothing more, or staff say so: the order is over before its time (domain.md §3). */
@Singleton
public class AcceptOrder {

    private final Orders orders;
    private final Completions completions;
    private final SettleCompletion settling;
    private final PlatformClock clock;

    AcceptOrder(Orders orders, Completions completions, SettleCompletion settling, PlatformClock clock) {
        this.orders = orders;
        this.completions = completions;
        this.settling = settling;
        this.clock = clock;
    }

    /**
     * @param visible whether the caller may know of the order
     * @return the completed order; the one that is captured first, which is completed by itself once it is; {@code not_found},
     *     {@code illegal_transition}, {@code order_on_hold}, or {@code payment_not_captured} where no money is to be had yet
     */
    public Uni<Outcome<Order>> accept(Tx tx, UUID orderId, Predicate<Order> visible) {
        return orders.lock(tx, orderId)
                .chain(found -> found.filter(visible)
                        .map(order -> accept(tx, order))
                        .orElseGet(() -> refuse(Rejection.notFound("No such order."))));
    }

    private Uni<Outcome<Order>> accept(Tx tx, Order order) {
        return switch (order.status().ask(OrderStatus.COMPLETED)) {
            case ALREADY -> Uni.createFrom().item(Outcome.success(order));
            case REFUSED -> refuse(Illegal.move(order, "completed"));
            case MOVED ->
                order.isOnHold()
                        ? refuse(Rejection.state(
                                "order_on_hold", "The order is on hold; it is not over before that is released."))
                        : settling.settle(tx, order, "accepted").chain(result -> answer(tx, order.id(), result));
        };
    }

    private Uni<Outcome<Order>> answer(Tx tx, UUID id, SettleCompletion.Result result) {
        return switch (result) {
            case COMPLETED -> read(tx, id);
            case WAITS -> completions.accept(tx, id, clock.now()).chain(() -> read(tx, id));
            case UNPAID -> refuse(Rejection.state("payment_not_captured", "The money of the order is not here."));
        };
    }

    private Uni<Outcome<Order>> read(Tx tx, UUID id) {
        return orders.find(tx, id).map(found -> Outcome.success(found.orElseThrow()));
    }

    private static Uni<Outcome<Order>> refuse(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
