package io.orderflow.order.usecase.shipment;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.shipment.PickingAnswer;
import io.orderflow.order.domain.shipment.PickingRules;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.PickingPermits;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Says whether a fulfillment may begin to pick, and keeps that it was said: whoever places a hold waits for the same lock, so that it is
 * either seen here, or comes after a permission that stands in the timeline before it.
 */
@Singleton
public class AllowPicking {

    private final Database database;
    private final Orders orders;
    private final GoodsNews goods;
    private final PickingPermits permits;
    private final Timeline timeline;
    private final PlatformClock clock;

    AllowPicking(
            Database database,
            Orders orders,
            GoodsNews goods,
            PickingPermits permits,
            Timeline timeline,
            PlatformClock clock) {
        this.database = database;
        this.orders = orders;
        this.goods = goods;
        this.permits = permits;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * May be asked any number of times. One who asks again has not begun, as far as is known, so a hold that was placed meanwhile counts.
     * @return {@code not_found}, {@code illegal_transition}, {@code fulfillment_cancelled}, {@code order_on_hold}, or since when it may
     */
    public Uni<PickingAnswer> allow(Cause cause, UUID orderId, UUID fulfillmentId) {
        return database.inTransaction(
                cause,
                tx -> orders.lock(tx, orderId)
                        .chain(found -> found.map(order ->
                                        goods.of(tx, orderId).chain(known -> answer(tx, order, known, fulfillmentId)))
                                .orElseGet(() -> refuse(Rejection.notFound("No such order."), List.of()))));
    }

    private Uni<PickingAnswer> answer(Tx tx, Order order, Goods known, UUID fulfillmentId) {
        return PickingRules.refusal(order, known, fulfillmentId)
                .map(rejection ->
                        refuse(rejection, rejection.code().equals(PickingRules.ON_HOLD) ? order.holds() : List.of()))
                .orElseGet(() -> known.hasBegun(fulfillmentId)
                        ? begun(tx, order, fulfillmentId)
                        : permits.find(tx, order.id(), fulfillmentId)
                                .chain(given -> given.map(AllowPicking::allowed)
                                        .orElseGet(() -> give(tx, order, fulfillmentId))));
    }

    /** It was allowed when it began, so nothing is told of it now: a hold may have been placed since. */
    private Uni<PickingAnswer> begun(Tx tx, Order order, UUID fulfillmentId) {
        return permits.last(tx, order.id(), fulfillmentId)
                .map(given -> new PickingAnswer.Allowed(given.orElseGet(clock::now)));
    }

    private static Uni<PickingAnswer> allowed(Instant since) {
        return Uni.createFrom().item(new PickingAnswer.Allowed(since));
    }

    private Uni<PickingAnswer> give(Tx tx, Order order, UUID fulfillmentId) {
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        return permits.give(tx, order.id(), fulfillmentId, now)
                .chain(() -> timeline.add(
                        tx, order.id(), now, "order.picking", null, "allowed", "fulfillment " + fulfillmentId))
                .replaceWith(new PickingAnswer.Allowed(now));
    }

    private static Uni<PickingAnswer> refuse(Rejection rejection, List<Hold> holds) {
        return Uni.createFrom()
                .item(new PickingAnswer.Refused(
                        rejection,
                        holds.stream().map(Hold::kind).distinct().sorted().toList()));
    }
}
