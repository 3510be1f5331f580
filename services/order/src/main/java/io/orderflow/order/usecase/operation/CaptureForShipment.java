package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.shipment.ShipmentCapture;
import io.orderflow.order.usecase.ReadOrders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.ask.ShipmentTry;
import io.orderflow.order.usecase.shipment.SettleShipment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Captures the part of an order's money that goes with one fulfillment. A key is for one amount: another amount is another try. */
@Singleton
public class CaptureForShipment implements OperationHandler<Payment> {

    private final PaymentClient payments;
    private final ReadOrders reads;
    private final UnheardMoney unheard;
    private final SettleShipment settling;

    CaptureForShipment(PaymentClient payments, ReadOrders reads, UnheardMoney unheard, SettleShipment settling) {
        this.payments = payments;
        this.reads = reads;
        this.unheard = unheard;
        this.settling = settling;
    }

    @Override
    public String kind() {
        return Asks.CAPTURE_SHIPMENT;
    }

    @Override
    public Uni<Attempt<Payment>> attempt(Operation operation) {
        UUID orderId = UUID.fromString(operation.subject());
        UUID fulfillmentId = ShipmentTry.read(operation.payload()).fulfillmentId();
        return reads.one(orderId)
                .chain(order -> reads.shipments(orderId)
                        .chain(known -> attempt(
                                operation,
                                order.orElseThrow(),
                                known.of(fulfillmentId).orElseThrow())));
    }

    private Uni<Attempt<Payment>> attempt(Operation operation, Order order, ShipmentCapture one) {
        if (order.isCancelled()) {
            return refused("order_cancelled", "The order is cancelled.");
        }
        // What an earlier attempt has taken is still to be heard of.
        if (!one.isLive() && operation.attempts() == 1) {
            return refused("fulfillment_cancelled", "The fulfillment is cancelled.");
        }
        return payments.capture(
                        operation.cause(), operation.key(), order.id(), new Money(one.amount(), order.currency()))
                .chain(outcome -> unheard.explains(operation, order.payment().captured(), outcome)
                        .map(explained -> explained ? UnheardMoney.unknown() : UnheardMoney.ended(outcome)));
    }

    private static Uni<Attempt<Payment>> refused(String code, String detail) {
        return Uni.createFrom().item(new Attempt.Refused<>(Rejection.state(code, detail)));
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Payment payment) {
        return settling.captured(
                tx, UUID.fromString(operation.subject()), ShipmentTry.read(operation.payload()), payment);
    }

    /** Asked for again under another key, or given up. */
    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Payment> refused) {
        return settling.refused(
                tx,
                UUID.fromString(operation.subject()),
                ShipmentTry.read(operation.payload()),
                refused.rejection().code());
    }

    /** Money may be taken as long as its outcome is unknown. */
    @Override
    public int limit() {
        return Integer.MAX_VALUE;
    }
}
