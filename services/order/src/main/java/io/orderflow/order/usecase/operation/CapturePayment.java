package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Orders.Due;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.ReadOrders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.capture.RetryCapture;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Captures the order's own total, or what is left of it to be captured, whatever any event says of an amount (C1.3). */
@Singleton
public class CapturePayment implements OperationHandler<Payment> {

    /** Of these a status does not tell how much was taken: what has gone back may be of a part that was taken by hand. */
    private static final Set<String> BACK = Set.of("partially_refunded", "refunded");

    private final PaymentClient payments;
    private final ReadOrders reads;
    private final UnheardMoney unheard;
    private final Orders orders;
    private final HearOfPayment hearing;
    private final RetryCapture retrying;

    CapturePayment(
            PaymentClient payments,
            ReadOrders reads,
            UnheardMoney unheard,
            Orders orders,
            HearOfPayment hearing,
            RetryCapture retrying) {
        this.payments = payments;
        this.reads = reads;
        this.unheard = unheard;
        this.orders = orders;
        this.hearing = hearing;
        this.retrying = retrying;
    }

    @Override
    public String kind() {
        return Asks.CAPTURE_PAYMENT;
    }

    @Override
    public Uni<Attempt<Payment>> attempt(Operation operation) {
        return reads.due(UUID.fromString(operation.subject()))
                .chain(found -> found.filter(due -> due.status() != OrderStatus.CANCELLED)
                        .map(due -> capture(operation, due))
                        .orElseGet(() -> Uni.createFrom()
                                .item(new Attempt.Refused<>(
                                        Rejection.state("illegal_transition", "The order is cancelled.")))));
    }

    /** A part may be cancelled, or captured by hand, between two attempts; a key is for one amount only. */
    private Uni<Attempt<Payment>> capture(Operation operation, Due due) {
        if (due.rest().amount() == 0) {
            return taken(operation, due);
        }
        String key = due.changed() ? operation.key() + ":" + due.rest().amount() : operation.key();
        UUID orderId = UUID.fromString(operation.subject());
        return payments.capture(operation.cause(), key, orderId, due.rest())
                .chain(outcome -> UnheardMoney.isTooMuch(outcome)
                        ? reads.due(orderId).chain(now -> tooMuch(operation, outcome, due, now))
                        : Uni.createFrom().item(UnheardMoney.ended(outcome)));
    }

    /** Nothing is left to ask for, but the payment may not have heard yet that this is all. */
    private Uni<Attempt<Payment>> taken(Operation operation, Due due) {
        return payments.find(operation.cause(), UUID.fromString(operation.subject()))
                .map(found -> switch (found) {
                    case Outcome.Success<Payment>(var payment)
                    when isTaken(payment, due) -> new Attempt.Succeeded<Payment>(payment);
                    case Outcome.Success<Payment>(var payment) ->
                        new Attempt.Unknown<Payment>("the payment is " + payment.status());
                    case Outcome.Refused<Payment>(var rejection) ->
                        new Attempt.Unknown<Payment>("the payment service refused: " + rejection.code());
                });
    }

    /** The payment may have heard of a cancelled part before this attempt did, or the order not yet of a captured one. */
    private Uni<Attempt<Payment>> tooMuch(
            Operation operation, Outcome<Optional<Payment>> outcome, Due asked, Optional<Due> now) {
        return now.filter(due -> !due.rest().equals(asked.rest())).isPresent()
                ? Uni.createFrom().item(new Attempt.Unknown<>("less is to be captured by now"))
                : unheard.explains(operation, asked.captured(), outcome)
                        .map(explained -> explained ? UnheardMoney.unknown() : UnheardMoney.ended(outcome));
    }

    private static boolean isTaken(Payment payment, Due due) {
        return payment.status().equals("captured")
                || BACK.contains(payment.status()) && payment.captured() >= due.captured();
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Payment payment) {
        return orders.lock(tx, UUID.fromString(operation.subject()))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : hearing.hear(tx, found.get(), payment, "captured").replaceWithVoid());
    }

    /** Asked for again under another key, or given up. */
    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Payment> refused) {
        return retrying.refused(
                tx,
                UUID.fromString(operation.subject()),
                number(operation),
                refused.rejection().code());
    }

    /** Of the try; the first one's payload is empty. */
    private static int number(Operation operation) {
        return operation.payload().isEmpty() ? 1 : Integer.parseInt(operation.payload());
    }

    @Override
    public int limit() {
        return Integer.MAX_VALUE;
    }
}
