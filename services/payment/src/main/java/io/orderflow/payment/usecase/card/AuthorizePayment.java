package io.orderflow.payment.usecase.card;

import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.Holdings;
import io.orderflow.payment.domain.Method;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.domain.References;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.ForestalledOrders;
import io.orderflow.payment.persistence.GatewayWebhooks;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.payment.usecase.RequestEffect;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.DatabaseFailures;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the payment of an order and, for a card, has its gateway hold the money. The payment is on record before the gateway hears of it. */
@Singleton
public class AuthorizePayment {

    /** Longer than the gateway's deadline: until then the caller's own process sees to the outcome. */
    static final Duration CALLER_WAITS = Duration.ofSeconds(4);

    private final Database database;
    private final Payments payments;
    private final AskedEffects effects;
    private final ForestalledOrders forestalled;
    private final GatewayWebhooks webhooks;
    private final RequestEffect requesting;
    private final AskGateway asking;
    private final PaymentEvents events;
    private final Gateways gateways;
    private final PlatformClock clock;

    AuthorizePayment(
            Database database,
            Payments payments,
            AskedEffects effects,
            ForestalledOrders forestalled,
            GatewayWebhooks webhooks,
            RequestEffect requesting,
            AskGateway asking,
            PaymentEvents events,
            Gateways gateways,
            PlatformClock clock) {
        this.database = database;
        this.payments = payments;
        this.effects = effects;
        this.forestalled = forestalled;
        this.webhooks = webhooks;
        this.requesting = requesting;
        this.asking = asking;
        this.events = events;
        this.gateways = gateways;
        this.clock = clock;
    }

    /**
     * What is to be paid, and how.
     * @param key       operation key, the same for every repeat
     * @param token     of the card
     * @param expiresAt end of the payment window
     */
    public record Wish(
            String key,
            String orderId,
            String customerId,
            Method method,
            @Nullable String token,
            Money money,
            @Nullable Instant expiresAt) {}

    /**
     * @return the payment, {@code pending} while the gateway's outcome is unknown; or {@code payment_declined}, {@code payment_cancelled}
     *     (the order was cancelled first), {@code payment_exists} or {@code operation_key_reused}
     */
    public Uni<Outcome<Payment>> authorize(Cause cause, Wish wish) {
        return database.inTransaction(cause, tx -> open(tx, wish))
                .onFailure(DatabaseFailures::isDuplicate)
                .recoverWithItem(Opening.refused(Refusals.keyReused()))
                .chain(opening -> switch (opening) {
                    case Opening.Answered(Outcome<Payment> outcome) ->
                        Uni.createFrom().item(outcome);
                    case Opening.Ask ask ->
                        asking.ask(cause, ask.call(), ask.first()).map(AuthorizePayment::answer);
                });
    }

    private Uni<Opening> open(Tx tx, Wish wish) {
        return payments.lockReference(tx, References.ofOrder(wish.orderId()))
                .chain(() -> payments.findByOrder(tx, wish.orderId()))
                .chain(payment -> payment.isEmpty()
                        ? fresh(tx, wish)
                        : effects.find(tx, wish.key()).map(asked -> repeated(wish, payment.get(), asked)));
    }

    private Opening repeated(Wish wish, Payment payment, Optional<AskedEffect> asked) {
        if (asked.isEmpty()) {
            return Opening.refused(Rejection.state("payment_exists", "There is a payment for this order already."));
        }
        boolean same = payment.method() == wish.method()
                && payment.money().equals(wish.money())
                && asked.get()
                        .isSame(payment.id(), Effect.AUTHORIZE, wish.money().amount());
        if (!same) {
            return Opening.refused(Refusals.keyReused());
        }
        return asked.get().state() == AskedEffect.State.PENDING
                ? new Opening.Ask(requesting.call(payment, asked.get(), wish.token()), false)
                : new Opening.Answered(answer(payment));
    }

    private Uni<Opening> fresh(Tx tx, Wish wish) {
        boolean free = wish.money().isZero();
        boolean byGateway = wish.method() == Method.CARD && !free;
        return insert(tx, wish, byGateway)
                .chain(inserted -> inserted.map(
                                payment -> byGateway ? ask(tx, wish, payment) : settle(tx, wish, payment, free))
                        .orElseGet(() -> Uni.createFrom().item(Opening.refused(Refusals.cancelled()))));
    }

    private Uni<Opening> ask(Tx tx, Wish wish, Payment payment) {
        return webhooks.applyEarly(tx, payment.reference())
                .chain(() -> requesting.record(tx, payment, asked(wish, payment), wish.token(), CALLER_WAITS))
                .map(call -> new Opening.Ask(call, true));
    }

    private Uni<Opening> settle(Tx tx, Wish wish, Payment payment, boolean free) {
        return effects.insertNew(tx, asked(wish, payment))
                .chain(() -> effects.settle(tx, wish.key(), AskedEffect.State.SUCCEEDED, null))
                .chain(() -> free
                        ? payments.update(tx, payment.settledAsFree()).call(paid -> events.captured(tx, paid))
                        : Uni.createFrom().item(payment))
                .map(Opening::answered);
    }

    /** Empty when the order is not to be paid any more. */
    private Uni<Optional<Payment>> insert(Tx tx, Wish wish, boolean byGateway) {
        var payment = new Payment(
                Ids.next(),
                wish.orderId(),
                wish.customerId(),
                wish.method(),
                byGateway ? gateways.preferred() : null,
                wish.method() == Method.BANK_TRANSFER ? References.quotable() : References.ofOrder(wish.orderId()),
                wish.money(),
                wish.money().amount(),
                PaymentStatus.PENDING,
                Holdings.NONE,
                null,
                null,
                null,
                wish.expiresAt(),
                null,
                1,
                clock.now());
        return payments.insert(tx, payment)
                .chain(inserted -> inserted
                        ? Uni.createFrom().item(Optional.of(payment))
                        : forestalled
                                .has(tx, wish.orderId())
                                // A quotable reference may be taken; the next one is another.
                                .chain(cancelled -> cancelled
                                        ? Uni.createFrom().item(Optional.empty())
                                        : insert(tx, wish, byGateway)));
    }

    private static AskedEffect asked(Wish wish, Payment payment) {
        return AskedEffect.asked(
                wish.key(), payment.id(), Effect.AUTHORIZE, wish.money().amount(), null);
    }

    private static Outcome<Payment> answer(Payment payment) {
        if (payment.status() == PaymentStatus.FAILED) {
            return Outcome.refused(Refusals.declined(payment));
        }
        return payment.isCancelled() ? Outcome.refused(Refusals.cancelled()) : Outcome.success(payment);
    }
}
