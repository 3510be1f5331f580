package io.orderflow.order.usecase.shipment;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.CaptureTries;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.shipment.ShipmentCapture;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.domain.shipment.Shipments;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.alert.CaptureAlerts;
import io.orderflow.order.usecase.alert.GoodsAlerts;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.ask.ShipmentTry;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Takes down what came of a try to take the money of a fulfillment's goods, and tries again or gives up (X3.3, X3.4). */
@Singleton
public class SettleShipment {

    private static final String TOO_MUCH = "amount_exceeds_authorized";

    private final Orders orders;
    private final ShipmentCaptures captures;
    private final GoodsNews goods;
    private final AskShipmentMoney asking;
    private final HearOfPayment hearing;
    private final CancelOrder cancelling;
    private final Asks asks;
    private final CaptureAlerts alerts;
    private final GoodsAlerts missing;
    private final CaptureTries tries;

    SettleShipment(
            Orders orders,
            ShipmentCaptures captures,
            GoodsNews goods,
            AskShipmentMoney asking,
            HearOfPayment hearing,
            CancelOrder cancelling,
            Asks asks,
            CaptureAlerts alerts,
            GoodsAlerts missing,
            OrderConfig config) {
        this.orders = orders;
        this.captures = captures;
        this.goods = goods;
        this.asking = asking;
        this.hearing = hearing;
        this.cancelling = cancelling;
        this.asks = asks;
        this.alerts = alerts;
        this.missing = missing;
        var capture = config.capture();
        this.tries = new CaptureTries(capture.tries(), capture.firstWait(), capture.longestWait());
    }

    /** @param payment as it stands with this part taken */
    public Uni<Void> captured(Tx tx, UUID orderId, ShipmentTry made, Payment payment) {
        return each(
                tx,
                orderId,
                made,
                (order, pending) -> pending.map(known -> asking.settle(
                                tx, order, known.of(made.fulfillmentId()).orElseThrow(), ShipmentMoney.CAPTURED))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        // Also where the fulfillment was cancelled since: its money pays for what goes instead.
                        .chain(() -> hearing.hear(tx, order, payment, "captured on shipment"))
                        .replaceWithVoid());
    }

    /** @param code why the payment refused it */
    public Uni<Void> refused(Tx tx, UUID orderId, ShipmentTry made, String code) {
        return each(
                tx,
                orderId,
                made,
                (order, pending) -> pending.map(known -> refused(tx, order, known, made, code))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> refused(Tx tx, Order order, Shipments known, ShipmentTry made, String code) {
        var one = known.of(made.fulfillmentId()).orElseThrow();
        var others = known.without(made.fulfillmentId());
        if (order.isCancelled()) {
            return asking.settle(tx, order, one, ShipmentMoney.failed("order_cancelled"));
        }
        long due = others.due(order, one.units());
        if (code.equals(TOO_MUCH) && due < one.amount()) {
            return less(tx, order, one.costing(due), made);
        }
        return tries.next(made.number(), code)
                .map(wait -> asks.captureShipmentAgain(tx, order.id(), made.next(), wait))
                .orElseGet(() -> giveUp(tx, order, one, others, made.number(), code));
    }

    /** Nothing was taken under the key of the refused try, so another amount may be asked for under the next one. */
    private Uni<Void> less(Tx tx, Order order, ShipmentCapture one, ShipmentTry made) {
        return one.amount() == 0
                ? asking.settle(tx, order, one, ShipmentMoney.CAPTURED)
                : captures.update(tx, order.id(), one)
                        .chain(() -> asks.captureShipmentAgain(tx, order.id(), made.next(), Duration.ZERO));
    }

    /**
     * There will be no money for these goods. An order of which something is paid for, or being paid for, goes on without them: that may
     * be with the carrier. One of which nothing is, is given up like after any other capture that failed for good: its card has refused
     * the first part three times, and nobody else would let go of its authorization and its stock. Where they have left already, nothing
     * can be taken back, and a person has to see to their money.
     */
    private Uni<Void> giveUp(Tx tx, Order order, ShipmentCapture one, Shipments others, int made, String code) {
        Uni<Void> failed = asking.settle(tx, order, one, ShipmentMoney.failed(code));
        boolean cancellable = order.status().ask(OrderStatus.CANCELLED) == Move.MOVED;
        if (others.isAnyLive() || order.payment().captured() > 0 || !cancellable) {
            alerts.shipmentGivenUp(tx, order.id(), one.fulfillmentId(), made, code);
            return failed.chain(() -> goods.of(tx, order.id()))
                    .invoke(now -> {
                        if (now.hasLeft(one.fulfillmentId())) {
                            missing.leftUnpaid(tx, order.id(), one.fulfillmentId(), "refused for good: " + code);
                        }
                    })
                    .replaceWithVoid();
        }
        alerts.givenUp(tx, order.id(), made, code);
        return failed.chain(() -> cancelling.cancel(tx, order, CancelReasons.CAPTURE_FAILED))
                .replaceWithVoid();
    }

    /** @param work has no shipments where the money of this one is settled, such as by a try that comes to its end twice */
    private Uni<Void> each(
            Tx tx, UUID orderId, ShipmentTry made, BiFunction<Order, Optional<Shipments>, Uni<Void>> work) {
        return orders.lock(tx, orderId)
                .chain(found -> captures.of(tx, orderId)
                        .chain(known -> work.apply(
                                found.orElseThrow(),
                                Optional.of(known).filter(all -> isPending(all, made.fulfillmentId())))));
    }

    private static boolean isPending(Shipments all, UUID fulfillmentId) {
        return all.of(fulfillmentId)
                .filter(one -> one.money().state() == ShipmentMoney.State.PENDING)
                .isPresent();
    }
}
