package io.orderflow.order.usecase.hold;

import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Holds;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.Stale;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;

/** Lets an order go on as far as one hold is concerned; also one that has ended meanwhile, whose holds mean nothing any more. */
@Singleton
public class ReleaseHold {

    private final Database database;
    private final Orders orders;
    private final Holds holds;
    private final WriteOrder writing;
    private final PlatformClock clock;

    ReleaseHold(Database database, Orders orders, Holds holds, WriteOrder writing, PlatformClock clock) {
        this.database = database;
        this.orders = orders;
        this.holds = holds;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * Idempotent.
     * @param seen whether the caller may change this version
     * @return the order without the hold, the unchanged one when it was released before; {@code not_found}, {@code hold_not_found} or
     *     {@code version_conflict}
     */
    public Uni<Outcome<Order>> release(Cause cause, UUID orderId, UUID holdId, LongPredicate seen) {
        return database.attempt(
                cause,
                tx -> orders.lock(tx, orderId)
                        .chain(found -> found.map(order ->
                                        seen.test(order.version()) ? release(tx, order, holdId) : refuse(Stale.order()))
                                .orElseGet(() -> refuse(Rejection.notFound("No such order.")))));
    }

    private Uni<Outcome<Order>> release(Tx tx, Order order, UUID holdId) {
        boolean open = order.holds().stream().anyMatch(hold -> hold.id().equals(holdId));
        return open
                ? holds.release(tx, holdId, clock.now())
                        .chain(() -> writing.change(tx, order, order.released(holdId), "hold released"))
                        .map(Outcome::success)
                : holds.belongs(tx, holdId, order.id())
                        .chain(before -> before ? Uni.createFrom().item(Outcome.success(order)) : refuse(unknown()));
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "hold_not_found", "The order never had such a hold.", Map.of());
    }

    private static Uni<Outcome<Order>> refuse(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
