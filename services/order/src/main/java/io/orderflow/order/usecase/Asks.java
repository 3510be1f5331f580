package io.orderflow.order.usecase;

import io.orderflow.order.domain.Order;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** What an order may ask of others, each once per order: its key says so. */
@Singleton
public class Asks {

    public static final String CONFIRM_RESERVATIONS = "confirm-reservations";
    public static final String RELEASE_STOCK = "release-stock";
    public static final String RELEASE_TRY = "release-try";
    public static final String CANCEL_PAYMENT = "cancel-payment";
    public static final String CAPTURE_PAYMENT = "capture-payment";

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

    private Uni<Void> ask(Tx tx, String kind, UUID orderId, String payload) {
        return operations.ask(tx, kind, key(kind, orderId), orderId.toString(), payload);
    }

    private static String key(String kind, UUID orderId) {
        return "order:" + orderId + ":" + kind;
    }
}
