package io.orderflow.order.usecase.hold;

import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Holds;
import io.orderflow.order.persistence.Orders;
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

/**
 * Releases the hold that another service had placed, when what it stands for is over there. The release may overtake the hold on its way:
 * then it is put down as placed and released, so that it finds its place taken.
 */
@Singleton
public class ReleaseForeignHold {

    private final Database database;
    private final Orders orders;
    private final Holds holds;
    private final WriteOrder writing;
    private final PlatformClock clock;

    ReleaseForeignHold(Database database, Orders orders, Holds holds, WriteOrder writing, PlatformClock clock) {
        this.database = database;
        this.orders = orders;
        this.holds = holds;
        this.writing = writing;
        this.clock = clock;
    }

    /** @return the order without this hold, unchanged where it was released before; or {@code not_found} */
    public Uni<Outcome<Order>> release(Cause cause, UUID orderId, String origin, String reason) {
        return database.attempt(
                cause,
                tx -> orders.lock(tx, orderId)
                        .chain(found -> found.map(order -> holds.ofOrigin(tx, orderId, origin)
                                        .chain(known -> known.map(hold -> release(tx, order, hold, reason))
                                                .orElseGet(() -> forestall(tx, order, origin, reason)))
                                        .map(Outcome::success))
                                .orElseGet(() ->
                                        Uni.createFrom().item(Outcome.refused(Rejection.notFound("No such order."))))));
    }

    /** Staff may have released it before. */
    private Uni<Order> release(Tx tx, Order order, UUID hold, String reason) {
        return order.holds().stream().anyMatch(open -> open.id().equals(hold))
                ? holds.release(tx, hold, clock.now())
                        .chain(() -> writing.change(tx, order, order.released(hold), reason))
                : Uni.createFrom().item(order);
    }

    private Uni<Order> forestall(Tx tx, Order order, String origin, String reason) {
        var hold = new Hold(
                Ids.next(),
                HoldKind.MANUAL,
                reason,
                tx.cause().actor(),
                clock.now().truncatedTo(ChronoUnit.MICROS));
        return holds.insert(tx, order.id(), hold, origin)
                .chain(() -> holds.release(tx, hold.id(), clock.now()))
                .replaceWith(order);
    }
}
