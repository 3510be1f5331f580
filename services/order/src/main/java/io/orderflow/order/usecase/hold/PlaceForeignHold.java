package io.orderflow.order.usecase.hold;

import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Holds;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.Illegal;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Keeps an order from being picked because of something in another service, such as a disputed payment; once for each such thing. */
@Singleton
public class PlaceForeignHold {

    private final Database database;
    private final Orders orders;
    private final Holds holds;
    private final WriteOrder writing;
    private final PlatformClock clock;

    PlaceForeignHold(Database database, Orders orders, Holds holds, WriteOrder writing, PlatformClock clock) {
        this.database = database;
        this.orders = orders;
        this.holds = holds;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * @param origin what it stands for there
     * @return the order, unchanged where this origin has or had a hold; {@code not_found}, or {@code illegal_transition} for one that is over
     */
    public Uni<Outcome<Order>> place(Cause cause, UUID orderId, String origin, HoldKind kind, String reason) {
        return database.attempt(
                cause,
                tx -> orders.lock(tx, orderId)
                        .chain(found -> found.map(order -> holds.ofOrigin(tx, orderId, origin)
                                        .chain(known -> known.isPresent()
                                                ? Uni.createFrom().item(Outcome.success(order))
                                                : fresh(tx, order, origin, kind, reason)))
                                .orElseGet(() ->
                                        Uni.createFrom().item(Outcome.refused(Rejection.notFound("No such order."))))));
    }

    private Uni<Outcome<Order>> fresh(Tx tx, Order order, String origin, HoldKind kind, String reason) {
        if (order.status().isOver()) {
            return Uni.createFrom().item(Outcome.refused(Illegal.over(order, "be put on hold")));
        }
        var hold = new Hold(
                Ids.next(), kind, reason, tx.cause().actor(), clock.now().truncatedTo(ChronoUnit.MICROS));
        return holds.insert(tx, order.id(), hold, origin)
                .chain(() -> writing.change(tx, order, order.held(hold), reason))
                .map(Outcome::success);
    }
}
