package io.orderflow.payment.events.outgoing;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outbox.Outbox;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.PaymentConfirmed;
import io.orderflow.schemas.event.PaymentFailed;
import io.orderflow.schemas.event.RefundCompleted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what happened to payments in the words of the contract. */
@Singleton
public class PaymentEvents {

    private final Outbox outbox;

    PaymentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Also of one that is renewed: until when stands in the event. */
    public Uni<Void> authorized(Tx tx, Payment payment) {
        return confirmed(tx, payment, PaymentStatus.AUTHORIZED, payment.expiresAt());
    }

    /** Of a part it says that it is one; how much it is by now stands in the event. */
    public Uni<Void> captured(Tx tx, Payment payment) {
        return confirmed(
                tx, payment, payment.isTakenInPart() ? PaymentStatus.PARTIALLY_CAPTURED : PaymentStatus.CAPTURED, null);
    }

    /** @param ended failed, expired, voided or capture_failed */
    public Uni<Void> failed(Tx tx, Payment payment, PaymentStatus ended, String code) {
        return failed(tx, payment, ended.code(), code, null);
    }

    public Uni<Void> refunded(Tx tx, Payment payment, String refundId, long amount) {
        return add(
                tx,
                Topics.PAYMENTS_REFUND_COMPLETED,
                payment,
                new RefundCompleted(
                        payment.id().toString(),
                        payment.orderId(),
                        refundId,
                        payment.inCurrency(amount).toWire(),
                        payment.inCurrency(payment.holdings().refunded()).toWire(),
                        payment.inCurrency(payment.holdings().captured()).toWire()));
    }

    /** A dispute is lost. */
    public Uni<Void> chargedBack(Tx tx, Payment payment) {
        var taken = payment.inCurrency(payment.holdings().chargedBack()).toWire();
        return failed(tx, payment, "charged_back", "dispute_lost", taken);
    }

    private Uni<Void> failed(Tx tx, Payment payment, String ended, String code, @Nullable WireMoney chargedBack) {
        return add(
                tx,
                Topics.PAYMENTS_PAYMENT_FAILED,
                payment,
                new PaymentFailed(
                        payment.id().toString(),
                        payment.orderId(),
                        payment.method().code(),
                        ended,
                        code,
                        null,
                        chargedBack));
    }

    private Uni<Void> confirmed(Tx tx, Payment payment, PaymentStatus how, @Nullable Instant until) {
        return add(
                tx,
                Topics.PAYMENTS_PAYMENT_CONFIRMED,
                payment,
                new PaymentConfirmed(
                        payment.id().toString(),
                        payment.orderId(),
                        payment.method().code(),
                        how.code(),
                        payment.authorizationId(),
                        payment.money().toWire(),
                        payment.inCurrency(payment.holdings().authorized()).toWire(),
                        payment.inCurrency(payment.holdings().captured()).toWire(),
                        until));
    }

    private Uni<Void> add(Tx tx, String topic, Payment payment, EventData data) {
        return outbox.add(tx, topic, payment.id().toString(), data);
    }
}
