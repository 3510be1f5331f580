package io.orderflow.payment.usecase.card;

import io.orderflow.payment.clients.GatewayAnswer.ActionRequired;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.AskedEffect.State;
import io.orderflow.payment.domain.AuthorizationAge;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.AuthorizationWarnings;
import io.orderflow.payment.persistence.MoneyEntries;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.operation.EffectOutcomes;
import io.orderflow.payment.usecase.refund.LetGo;
import io.orderflow.payment.usecase.seller.BookForSeller;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what came of a gateway operation: payment, ledger, events and what follows, in one transaction. However often and by whatever
 * way an outcome is heard of, the first time counts.
 */
@Singleton
public class RecordOutcome {

    private final Payments payments;
    private final EffectOutcomes outcomes;
    private final AuthorizationWarnings warnings;
    private final MoneyEntries ledger;
    private final BookForSeller seller;
    private final PaymentEvents events;
    private final LetGo lettingGo;
    private final LapseAlerts alerts;
    private final PlatformClock clock;
    private final PaymentConfig config;

    RecordOutcome(
            Payments payments,
            EffectOutcomes outcomes,
            AuthorizationWarnings warnings,
            MoneyEntries ledger,
            BookForSeller seller,
            PaymentEvents events,
            LetGo lettingGo,
            LapseAlerts alerts,
            PlatformClock clock,
            PaymentConfig config) {
        this.payments = payments;
        this.outcomes = outcomes;
        this.warnings = warnings;
        this.ledger = ledger;
        this.seller = seller;
        this.events = events;
        this.lettingGo = lettingGo;
        this.alerts = alerts;
        this.clock = clock;
        this.config = config;
    }

    /** The effect is there. */
    public Uni<Payment> succeeded(Tx tx, GatewayCall call, Done done) {
        return once(
                tx,
                call,
                State.SUCCEEDED,
                null,
                payment -> append(tx, call, done.amount())
                        .chain(() -> payments.update(tx, counted(payment, call, done)))
                        .call(now -> live(tx, call, now, done))
                        .call(now -> tell(tx, call, now, done))
                        .call(now -> follow(tx, call, payment, now)));
    }

    /** The effect is not there and never will be. */
    public Uni<Payment> declined(Tx tx, GatewayCall call, String code) {
        return once(tx, call, State.REFUSED, code, payment -> switch (Effect.of(call.effect())) {
            case AUTHORIZE ->
                payments.update(tx, payment.declined(code))
                        .call(now -> events.failed(tx, now, PaymentStatus.FAILED, code));
            case CAPTURE ->
                payments.update(tx, payment.captureRefused(call.amount(), code))
                        .call(now -> captureFailed(tx, now, code));
            case VOID -> nothingToLetGo(tx, call, payment);
            case REFUND ->
                payments.update(tx, payment.refundRefused(call.amount())).call(now -> seller.weigh(tx, now));
        });
    }

    /** An order is not completed before something of it was taken, so its first capture is of no seller's account yet. */
    private Uni<Void> follow(Tx tx, GatewayCall call, Payment before, Payment now) {
        return switch (Effect.of(call.effect())) {
            case AUTHORIZE, VOID -> Uni.createFrom().voidItem();
            case CAPTURE ->
                before.holdings().captured() > 0
                        ? seller.moved(tx, now, call.key())
                        : Uni.createFrom().voidItem();
            case REFUND -> seller.moved(tx, now, call.key());
        };
    }

    /** Of one whose authorization is over the gateway has let go by itself. */
    private Uni<Payment> nothingToLetGo(Tx tx, GatewayCall call, Payment payment) {
        long rest = payment.holdings().live();
        return payment.hadLapsed() && rest > 0
                ? append(tx, call, rest).chain(() -> payments.update(tx, payment.released(rest)))
                : Uni.createFrom().item(payment);
    }

    /**
     * Where a part was taken before, or is being taken, the refusal is told to who asked and says nothing of the payment; unless the order
     * asks for no more by now than was taken, so that nothing else would tell that it is paid; or nothing more can be taken at all.
     */
    private Uni<Void> captureFailed(Tx tx, Payment payment, String code) {
        if (payment.isTaken()) {
            return events.captured(tx, payment);
        }
        if (payment.isLapsed() && payment.holdings().capturing() == 0) {
            return events.failed(tx, payment, PaymentStatus.CAPTURE_FAILED, code)
                    .invoke(() -> alerts.lapsed(tx, payment));
        }
        return payment.status() == PaymentStatus.CAPTURE_FAILED || payment.status() == PaymentStatus.EXPIRED
                ? events.failed(tx, payment, payment.status(), code)
                : Uni.createFrom().voidItem();
    }

    /** The card holder has to answer; the operation stays open until the gateway knows more. */
    public Uni<Payment> requiresAction(Tx tx, GatewayCall call, ActionRequired action) {
        return lock(tx, call).chain(payment -> {
            var waiting = payment.waitsForCardHolder(action.authorizationId(), action.url());
            return waiting.equals(payment)
                    ? Uni.createFrom().item(payment)
                    : payments.update(tx, waiting).chain(now -> lettingGo.pursue(tx, now));
        });
    }

    private Uni<Payment> once(
            Tx tx, GatewayCall call, State state, @Nullable String code, Function<Payment, Uni<Payment>> effect) {
        return outcomes.settle(tx, call.paymentId(), call.key(), state, code)
                .map(found -> found.orElseThrow(() -> unknown(call)))
                .chain(settled -> settled.first()
                        ? effect.apply(settled.payment()).chain(now -> lettingGo.pursue(tx, now))
                        : Uni.createFrom().item(settled.payment()));
    }

    private Uni<Payment> lock(Tx tx, GatewayCall call) {
        return payments.lock(tx, call.paymentId()).map(found -> found.orElseThrow(() -> unknown(call)));
    }

    private static IllegalStateException unknown(GatewayCall call) {
        return new IllegalStateException("no payment " + call.paymentId());
    }

    private Payment counted(Payment payment, GatewayCall call, Done done) {
        return switch (Effect.of(call.effect())) {
            case AUTHORIZE ->
                payment.authorized(
                        done.authorizationId(),
                        done.amount(),
                        age(done).end(clock.now(), config.authorizationWindow()));
            case CAPTURE -> payment.captured(call.amount(), done.amount());
            case VOID -> payment.released(done.amount());
            case REFUND -> payment.refunded(done.amount());
        };
    }

    /** Most holds live as long as the window, so that nothing has to be kept of them. */
    private Uni<Void> live(Tx tx, GatewayCall call, Payment payment, Done done) {
        Instant since = Effect.of(call.effect()) == Effect.AUTHORIZE
                ? age(done).startOfShorterLife(clock.now(), config.authorizationWindow())
                : null;
        return since == null ? Uni.createFrom().voidItem() : warnings.live(tx, payment.id(), since);
    }

    private static AuthorizationAge age(Done done) {
        return Objects.requireNonNullElse(done.age(), AuthorizationAge.FRESH);
    }

    private Uni<Void> tell(Tx tx, GatewayCall call, Payment payment, Done done) {
        return switch (Effect.of(call.effect())) {
            case AUTHORIZE -> events.authorized(tx, payment);
            case CAPTURE -> events.captured(tx, payment);
            case VOID ->
                payment.status() == PaymentStatus.VOIDED
                        ? events.failed(
                                tx,
                                payment,
                                PaymentStatus.VOIDED,
                                Objects.requireNonNullElse(payment.cancelReason(), "voided"))
                        : Uni.createFrom().voidItem();
            case REFUND -> events.refunded(tx, payment, call.key(), done.amount());
        };
    }

    private Uni<Void> append(Tx tx, GatewayCall call, long amount) {
        if (amount == 0) {
            return Uni.createFrom().voidItem();
        }
        var entry = new MoneyEntry(
                call.paymentId(),
                EntryKind.of(call.effect()),
                new Money(amount, call.currency()),
                call.key(),
                call.gateway(),
                clock.now());
        return ledger.append(tx, entry);
    }
}
