package io.orderflow.order.usecase.hold;

import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Holds;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.Illegal;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Keeps an order from being picked (domain.md §3, "Holds"). Each call is a hold of its own, also where one of the kind is open. */
@Singleton
public class PlaceHold {

    private final Orders orders;
    private final Holds holds;
    private final WriteOrder writing;
    private final PlatformClock clock;

    PlaceHold(Orders orders, Holds holds, WriteOrder writing, PlatformClock clock) {
        this.orders = orders;
        this.holds = holds;
        this.writing = writing;
        this.clock = clock;
    }

    /** @return the order with the hold, {@code not_found}, or {@code illegal_transition} for one that is over */
    public Uni<Outcome<Order>> place(Tx tx, UUID orderId, HoldKind kind, String reason) {
        return orders.lock(tx, orderId)
                .chain(found -> found.map(order -> place(tx, order, hold(tx, kind, reason)))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.refused(Rejection.notFound("No such order.")))));
    }

    private Uni<Outcome<Order>> place(Tx tx, Order order, Hold hold) {
        return order.status().isOver()
                ? Uni.createFrom().item(Outcome.refused(Illegal.over(order, "be put on hold")))
                : holds.insert(tx, order.id(), hold)
                        .chain(() -> writing.change(tx, order, order.held(hold), hold.reason()))
                        .map(Outcome::success);
    }

    private Hold hold(Tx tx, HoldKind kind, String reason) {
        return new Hold(
                Ids.next(), kind, reason, tx.cause().actor(), clock.now().truncatedTo(ChronoUnit.MICROS));
    }
}
