package io.orderflow.order.usecase.shipment;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.shipment.ShipmentCapture;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.domain.shipment.ShipmentRules;
import io.orderflow.order.domain.shipment.Shipments;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Money before goods (api.md §5): says whether what a fulfillment is about to ship is paid for, and has it taken where it is not. An order
 * that is captured on shipment is captured in parts, any other as a whole.
 */
@Singleton
public class CaptureShipment {

    private final Database database;
    private final Orders orders;
    private final ShipmentCaptures captures;
    private final GoodsNews goods;
    private final AskMoney asking;

    CaptureShipment(Database database, Orders orders, ShipmentCaptures captures, GoodsNews goods, AskMoney asking) {
        this.database = database;
        this.orders = orders;
        this.captures = captures;
        this.goods = goods;
        this.asking = asking;
    }

    /**
     * May be asked any number of times, and tells how it stands by now. What has failed stays so: another fulfillment has to ship it.
     * @param units by item, each 1 or more; the same each time
     * @return the money; or {@code not_found}, {@code unknown_order_item}, {@code quantity_exceeds_order}, {@code fulfillment_id_reused} with
     *     other units, {@code order_cancelled}, {@code order_on_hold}, {@code illegal_transition}
     */
    public Uni<Outcome<ShipmentMoney>> capture(Cause cause, UUID orderId, UUID fulfillmentId, Map<UUID, Long> units) {
        return database.attempt(
                cause,
                tx -> orders.lock(tx, orderId)
                        .chain(found -> found.map(order -> captures.of(tx, orderId)
                                        .chain(known -> capture(tx, order, known, fulfillmentId, units)))
                                .orElseGet(() -> refuse(Rejection.notFound("No such order.")))));
    }

    private Uni<Outcome<ShipmentMoney>> capture(
            Tx tx, Order order, Shipments known, UUID fulfillmentId, Map<UUID, Long> units) {
        Optional<ShipmentCapture> asked = known.of(fulfillmentId);
        if (asked.filter(one -> !one.units().equals(units)).isPresent()) {
            return refuse(Rejection.state(
                    "fulfillment_id_reused", "The money of other units was asked for under this fulfillment."));
        }
        if (asked.filter(one -> !one.isLive()).isPresent()) {
            return tell(asked.get().money());
        }
        if (CancelReasons.CAPTURE_FAILED.equals(order.cancelReason())) {
            return tell(ShipmentMoney.failed(CancelReasons.CAPTURE_FAILED));
        }
        Optional<Rejection> refusal = ShipmentRules.refusal(order);
        if (refusal.isPresent()) {
            return refuse(refusal.get());
        }
        return asked.map(one -> asking.askAgain(tx, order, one).map(Outcome::success))
                .orElseGet(() ->
                        goods.of(tx, order.id()).chain(now -> begin(tx, order, known, now, fulfillmentId, units)));
    }

    private Uni<Outcome<ShipmentMoney>> begin(
            Tx tx, Order order, Shipments known, Goods now, UUID fulfillmentId, Map<UUID, Long> units) {
        // Asked before it was cancelled, and heard after; nobody would let go of its units any more.
        if (now.isCancelled(fulfillmentId)) {
            return tell(ShipmentMoney.FULFILLMENT_CANCELLED);
        }
        Optional<Rejection> refusal = known.refusal(order, now, units);
        if (refusal.isPresent()) {
            return refuse(refusal.get());
        }
        return asking.ask(tx, order, known, fulfillmentId, units).map(Outcome::success);
    }

    private static Uni<Outcome<ShipmentMoney>> tell(ShipmentMoney money) {
        return Uni.createFrom().item(Outcome.success(money));
    }

    private static Uni<Outcome<ShipmentMoney>> refuse(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
