package io.orderflow.order.usecase.ask;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.web.Json;
import io.orderflow.schemas.WireMoney;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** What an order may ask of others, each once per order or once per change of it: its key says so. */
@Singleton
public class Asks {

    public static final String CONFIRM_RESERVATIONS = "confirm-reservations";
    public static final String RELEASE_STOCK = "release-stock";
    public static final String RELEASE_TRY = "release-try";
    public static final String CANCEL_PAYMENT = "cancel-payment";
    public static final String CAPTURE_PAYMENT = "capture-payment";

    public static final String CAPTURE_SHIPMENT = "capture-shipment";

    public static final String LOWER_STOCK = "lower-stock";
    public static final String LOWER_PAYMENT = "lower-payment";

    public static final String FORGET_PAYMENT = "forget-payment";

    public static final String COLLECT_CASH = "collect-cash";

    private final Operations operations;

    Asks(Operations operations) {
        this.operations = operations;
    }

    public Uni<Void> confirmReservations(Tx tx, UUID orderId) {
        return ask(tx, CONFIRM_RESERVATIONS, orderId, "");
    }

    public Uni<Void> releaseStock(Tx tx, Order order, String reason) {
        return ask(
                tx, RELEASE_STOCK, order.id(), StockToRelease.of(order, reason).write());
    }

    public Uni<Void> cancelPayment(Tx tx, UUID orderId, String reason) {
        return ask(tx, CANCEL_PAYMENT, orderId, reason);
    }

    public Uni<Void> capturePayment(Tx tx, UUID orderId) {
        return ask(tx, CAPTURE_PAYMENT, orderId, "");
    }

    /** @param number of the try, from 2 on; it has a key of its own, because a key keeps the answer that it got */
    public Uni<Void> capturePaymentAgain(Tx tx, UUID orderId, int number, Duration wait) {
        return operations.ask(
                tx,
                CAPTURE_PAYMENT,
                key(CAPTURE_PAYMENT, orderId) + ":" + number,
                orderId.toString(),
                String.valueOf(number),
                wait);
    }

    /** The first try of a fulfillment; each further one has a key of its own too. */
    public Uni<Void> captureShipment(Tx tx, UUID orderId, ShipmentTry first) {
        return captureShipmentAgain(tx, orderId, first, Duration.ZERO);
    }

    public Uni<Void> captureShipmentAgain(Tx tx, UUID orderId, ShipmentTry made, Duration wait) {
        String key = key(CAPTURE_SHIPMENT, orderId) + ":" + made.fulfillmentId();
        return operations.ask(
                tx,
                CAPTURE_SHIPMENT,
                made.number() == 1 ? key : key + ":" + made.number(),
                orderId.toString(),
                made.write(),
                wait);
    }

    /** Nothing personal is to stay with the payment; once, however often its customer is erased. */
    public Uni<Void> forgetPayment(Tx tx, UUID orderId) {
        return ask(tx, FORGET_PAYMENT, orderId, "");
    }

    /**
     * Couriers have that much cash for an order. Heard again it is the same; a correction has a key of its own, also one that goes back to
     * an amount that was taken back before.
     * @param version see {@link Goods#cashVersion}
     */
    public Uni<Void> collectCash(Tx tx, UUID orderId, Money taken, long version) {
        return operations.ask(
                tx,
                COLLECT_CASH,
                "%s:%d%s:%d".formatted(key(COLLECT_CASH, orderId), taken.amount(), taken.currency(), version),
                orderId.toString(),
                Json.write(taken.toWire()));
    }

    /** The warehouse is to hold no more of some items than is left. @param written after the change */
    public Uni<Void> lowerStock(Tx tx, Order written, Collection<UUID> items) {
        return change(tx, LOWER_STOCK, written, StockToKeep.of(written, items).write());
    }

    /** The payment is to keep no more than the order costs now. @param written after the change */
    public Uni<Void> lowerPayment(Tx tx, Order written) {
        return change(
                tx,
                LOWER_PAYMENT,
                written,
                Json.write(new WireMoney(written.totals().grand(), written.currency())));
    }

    private Uni<Void> change(Tx tx, String kind, Order written, String payload) {
        return operations.ask(
                tx,
                kind,
                key(kind, written.id()) + ":" + written.version(),
                written.id().toString(),
                payload);
    }

    private Uni<Void> ask(Tx tx, String kind, UUID orderId, String payload) {
        return operations.ask(tx, kind, key(kind, orderId), orderId.toString(), payload);
    }

    private static String key(String kind, UUID orderId) {
        return "order:" + orderId + ":" + kind;
    }
}
