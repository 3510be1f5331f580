package io.orderflow.order.usecase;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.timeline.ChangeNotes;
import io.orderflow.order.domain.timeline.TimelineNote;
import io.orderflow.order.events.outgoing.OrderEvents;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        var now = clock.now();
        return orders.update(tx, after, now)
                .chain(() -> before.status() == after.status()
                        ? tell(tx, before, after, now, cause, null)
                        : move(tx, before, after, now, cause))
                .replaceWith(after.written());
    }

    /** Writes a new order. */
    public Uni<Order> place(Tx tx, Order order) {
        UUID event = Ids.next();
        var placed = List.of(
                new TimelineNote(TimelineNote.STATUS, null, order.status().code()));
        return orders.insert(tx, order)
                .chain(() -> timeline.add(tx, order.id(), clock.now(), placed, "placed", event))
                .chain(() -> events.statusChanged(tx, event, null, order))
                .replaceWith(order);
    }

    private Uni<Void> move(Tx tx, Order before, Order after, Instant now, String cause) {
        UUID event = Ids.next();
        return tell(tx, before, after, now, cause, event)
                .chain(() -> completion.plan(tx, after))
                .chain(() -> events.statusChanged(tx, event, before, after));
    }

    private Uni<Void> tell(Tx tx, Order before, Order after, Instant now, String cause, @Nullable UUID event) {
        List<TimelineNote> notes = ChangeNotes.of(before, after);
        return notes.isEmpty() ? Uni.createFrom().voidItem() : timeline.add(tx, after.id(), now, notes, cause, event);
    }
}
