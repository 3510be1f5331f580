package io.orderflow.order.usecase;

import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.Line;
import io.orderflow.order.domain.Order;
import io.orderflow.order.events.outgoing.OrderEvents;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Writes a change of an order together with everything that has to go with it: its timeline and its events. */
@Singleton
public class WriteOrder {

    private final Orders orders;
    private final Timeline timeline;
    private final OrderEvents events;
    private final PlanCompletion completion;
    private final PlatformClock clock;

    WriteOrder(Orders orders, Timeline timeline, OrderEvents events, PlanCompletion completion, PlatformClock clock) {
        this.orders = orders;
        this.timeline = timeline;
        this.events = events;
        this.completion = completion;
        this.clock = clock;
    }

    /**
     * @param before the order as it was locked in this transaction
     * @param cause  what led here, for the timeline
     * @return the order as written, or as it was when nothing changed
     */
    public Uni<Order> change(Tx tx, Order before, Order after, String cause) {
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        return orders.update(tx, after, clock.now())
                .chain(() -> paymentMoved(tx, before, after, cause))
                .chain(() -> statusMoved(tx, before, after, cause))
                .chain(() -> holdsMoved(tx, before, after, cause))
                .chain(() -> unitsMoved(tx, before, after, cause))
                .replaceWith(after.written());
    }

    /** Writes a new order. */
    public Uni<Order> place(Tx tx, Order order) {
        return orders.insert(tx, order)
                .chain(() -> timeline.add(
                        tx,
                        order.id(),
                        clock.now(),
                        "order.status",
                        null,
                        order.status().code(),
                        "placed"))
                .chain(() -> events.statusChanged(tx, null, order))
                .replaceWith(order);
    }

    private Uni<Void> statusMoved(Tx tx, Order before, Order after, String cause) {
        return before.status() == after.status()
                ? Uni.createFrom().voidItem()
                : timeline.add(
                                tx,
                                after.id(),
                                clock.now(),
                                "order.status",
                                before.status().code(),
                                after.status().code(),
                                cause)
                        .chain(() -> completion.plan(tx, after))
                        .chain(() -> events.statusChanged(tx, before, after));
    }

    /** One change places or releases one hold at most. */
    private Uni<Void> holdsMoved(Tx tx, Order before, Order after, String cause) {
        Optional<Hold> released = firstBut(before.holds(), after.holds());
        Optional<Hold> placed = firstBut(after.holds(), before.holds());
        return released.isEmpty() && placed.isEmpty()
                ? Uni.createFrom().voidItem()
                : timeline.add(
                        tx,
                        after.id(),
                        clock.now(),
                        "order.hold",
                        released.map(hold -> hold.kind().code()).orElse(null),
                        placed.map(hold -> hold.kind().code()).orElse(null),
                        cause);
    }

    private Uni<Void> unitsMoved(Tx tx, Order before, Order after, String cause) {
        return cancelled(before) == cancelled(after)
                ? Uni.createFrom().voidItem()
                : timeline.add(tx, after.id(), clock.now(), "order.units", units(before), units(after), cause);
    }

    /** Units of one order are only ever cancelled, never ordered anew. */
    private static long cancelled(Order order) {
        return order.lines().stream().mapToLong(Line::cancelled).sum();
    }

    private static String units(Order order) {
        return String.valueOf(order.lines().stream().mapToLong(Line::left).sum());
    }

    private static Optional<Hold> firstBut(List<Hold> holds, List<Hold> known) {
        return holds.stream().filter(hold -> !known.contains(hold)).findFirst();
    }

    private Uni<Void> paymentMoved(Tx tx, Order before, Order after, String cause) {
        return before.paymentStatus() == after.paymentStatus()
                ? Uni.createFrom().voidItem()
                : timeline.add(
                        tx,
                        after.id(),
                        clock.now(),
                        "order.payment_status",
                        before.paymentStatus().code(),
                        after.paymentStatus().code(),
                        cause);
    }
}
