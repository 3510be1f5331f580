package io.orderflow.payment.usecase.card;

import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.Move;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.domain.PaymentTransitions;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.payment.usecase.RequestEffect;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;

/** Takes money that is authorized, never more than there is and never past the authorization's window (C1.3, X3.5). */
@Singleton
public class CapturePayment {

    private final Database database;
    private final Payments payments;
    private final AskedEffects effects;
    private final RequestEffect requesting;
    private final AskGateway asking;
    private final ExpireAuthorization expiring;
    private final PlatformClock clock;

    CapturePayment(
            Database database,
            Payments payments,
            AskedEffects effects,
            RequestEffect requesting,
            AskGateway asking,
            ExpireAuthorization expiring,
            PlatformClock clock) {
        this.database = database;
        this.payments = payments;
        this.effects = effects;
        this.requesting = requesting;
        this.asking = asking;
        this.expiring = expiring;
        this.clock = clock;
    }

    /**
     * How a payment stands after it was asked for some of its money.
     * @param taken whether that is taken, or all was before; false while the outcome is unknown. The payment's own status does not tell,
     *     because another part may be under way.
     */
    public record Capture(Payment payment, boolean taken) {}

    /**
     * Captures while the caller waits.
     * @return the payment, {@code capture_pending} while the outcome is unknown and as it is when all is captured; or
     *     {@code capture_failed}, {@code authorization_expired}, {@code amount_exceeds_authorized}, {@code illegal_transition}
     */
    public Uni<Outcome<Capture>> capture(Cause cause, String key, String orderId, Money amount) {
        return database.inTransaction(cause, tx -> open(tx, key, orderId, amount))
                .chain(opening -> switch (opening) {
                    case Opening.Answered(Outcome.Refused<Payment>(Rejection rejection)) -> Refusals.refuse(rejection);
                    case Opening.Answered(Outcome.Success<Payment>(Payment payment)) -> answer(payment, key);
                    case Opening.Ask ask ->
                        asking.ask(cause, ask.call(), ask.first()).chain(payment -> answer(payment, key));
                });
    }

    /** Has money captured in the background. @param amount all that is left when not given */
    public Uni<Outcome<Payment>> request(Tx tx, UUID paymentId, Optional<Money> amount, LongPredicate seen) {
        return payments.lock(tx, paymentId).chain(found -> {
            if (found.isEmpty()) {
                return Refusals.refuse(Refusals.unknownPayment());
            }
            var payment = found.get();
            if (!seen.test(payment.version())) {
                return Refusals.refuse(Refusals.changed());
            }
            var money = amount.orElseGet(() -> payment.inCurrency(payment.capturable()));
            return begin(tx, payment, "capture-" + Ids.next(), money, Duration.ZERO)
                    .chain(opening -> switch (opening) {
                        case Opening.Answered(Outcome<Payment> outcome) ->
                            Uni.createFrom().item(outcome);
                        case Opening.Ask ask ->
                            payments.find(tx, paymentId).map(now -> Outcome.success(now.orElseThrow()));
                    });
        });
    }

    private Uni<Opening> open(Tx tx, String key, String orderId, Money amount) {
        return payments.lockByOrder(tx, orderId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Opening.refused(Refusals.unknownPayment()))
                        : effects.find(tx, key)
                                .chain(asked -> asked.isPresent()
                                        ? Uni.createFrom().item(repeated(found.get(), asked.get(), amount))
                                        : begin(tx, found.get(), key, amount, AuthorizePayment.CALLER_WAITS)));
    }

    private Opening repeated(Payment payment, AskedEffect asked, Money amount) {
        return asked.isSame(payment.id(), Effect.CAPTURE, amount.amount())
                ? asked.state() == AskedEffect.State.PENDING
                        ? new Opening.Ask(requesting.call(payment, asked, null), false)
                        : Opening.answered(payment)
                : Opening.refused(Refusals.keyReused());
    }

    private Uni<Opening> begin(Tx tx, Payment payment, String key, Money amount, Duration wait) {
        boolean inFlight = payment.holdings().capturing() > 0;
        if (payment.isCancelled()
                || PaymentTransitions.ask(payment.status(), PaymentStatus.CAPTURE_PENDING) == Move.REFUSED) {
            return refused(Refusals.illegal(payment));
        }
        if (!amount.currency().equals(payment.money().currency())) {
            return refused(Refusals.otherCurrency(payment));
        }
        if (payment.isPaid() && !inFlight) {
            return Uni.createFrom().item(Opening.answered(payment));
        }
        boolean fits = amount.isPositive() && amount.amount() <= payment.capturable();
        if (inFlight && !fits) {
            // What is asked for may be what is under way already: its outcome is the answer.
            return Uni.createFrom().item(Opening.answered(payment));
        }
        if (payment.isLapsed()) {
            return refused(Refusals.captureRefused("authorization_expired"));
        }
        if (payment.isAuthorizationOver(clock.now())) {
            return expiring.expire(tx, payment)
                    .replaceWith(Opening.refused(Refusals.captureRefused("authorization_expired")));
        }
        if (!fits) {
            return refused(tooMuch(payment));
        }
        return payments.update(tx, payment.capturing(amount.amount()))
                .chain(now -> requesting.record(
                        tx,
                        now,
                        AskedEffect.asked(key, payment.id(), Effect.CAPTURE, amount.amount(), null),
                        null,
                        wait))
                .map(call -> new Opening.Ask(call, true));
    }

    private Uni<Outcome<Capture>> answer(Payment payment, String key) {
        return payment.status() == PaymentStatus.CAPTURED && payment.isPaid()
                ? Uni.createFrom().item(Outcome.success(new Capture(payment, true)))
                : effects.find(database, key)
                        .map(asked -> asked.map(known -> answer(payment, known))
                                .orElseGet(() -> Outcome.success(new Capture(payment, isDone(payment)))));
    }

    private static Outcome<Capture> answer(Payment payment, AskedEffect asked) {
        return asked.state() == AskedEffect.State.REFUSED
                ? Outcome.refused(Refusals.captureRefused(asked.code() == null ? "declined" : asked.code()))
                : Outcome.success(new Capture(payment, asked.state() == AskedEffect.State.SUCCEEDED));
    }

    /** Nothing was asked for under this key because all is taken, or because it is under way by another. */
    private static boolean isDone(Payment payment) {
        return payment.holdings().capturing() == 0 && payment.isPaid();
    }

    private static Rejection tooMuch(Payment payment) {
        return Rejection.rule(
                "amount_exceeds_authorized", "At most " + payment.capturable() + " can be captured of this payment.");
    }

    private static Uni<Opening> refused(Rejection rejection) {
        return Uni.createFrom().item(Opening.refused(rejection));
    }
}
