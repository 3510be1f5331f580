package io.orderflow.sandbox.usecase;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.sandbox.domain.Answer;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.domain.GatewayPayment;
import io.orderflow.sandbox.domain.GatewayRules;
import io.orderflow.sandbox.domain.Operation;
import io.orderflow.sandbox.domain.Request;
import io.orderflow.sandbox.domain.TestCard;
import io.orderflow.sandbox.events.outgoing.Webhooks;
import io.orderflow.sandbox.persistence.GatewayPayments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** The four things that a gateway does with money, each inside the transaction of its operation. */
@Singleton
class GatewayEffects {

    private final GatewayPayments payments;
    private final Books books;
    private final Webhooks webhooks;

    GatewayEffects(GatewayPayments payments, Books books, Webhooks webhooks) {
        this.payments = payments;
        this.books = books;
        this.webhooks = webhooks;
    }

    Uni<Outcome<Answer>> authorize(Tx tx, Request request, Faults faults) {
        var card = TestCard.of(Objects.requireNonNullElse(request.token(), ""));
        var refusal = GatewayRules.authorizing(card);
        if (refusal.isPresent()) {
            return opened(
                    payments.open(tx, request, "declined"),
                    () -> webhooks.announce(tx, faults, "payment.failed", request.paymentReference(), money(request))
                            .replaceWith(Answer.declined(refusal.get())));
        }
        if (card == TestCard.ACTION_REQUIRED) {
            return opened(
                    payments.open(tx, request, "action_required"),
                    () -> Uni.createFrom().item(Answer.actionRequired()));
        }
        return books.openHeld(tx, faults, request, money(request))
                .map(answer -> answer.map(Outcome::success).orElseGet(GatewayEffects::exists));
    }

    private static Uni<Outcome<Answer>> opened(Uni<Boolean> opening, Supplier<Uni<Answer>> answer) {
        return opening.chain(opened ->
                opened ? answer.get().map(Outcome::success) : Uni.createFrom().item(exists()));
    }

    private static Outcome<Answer> exists() {
        return Outcome.refused(Rejection.state("payment_exists", "There is a payment with this reference already."));
    }

    Uni<Outcome<Answer>> capture(Tx tx, Request request, Faults faults) {
        return onPayment(tx, request, payment -> {
            long amount = money(request).amount();
            var refusal = GatewayRules.capturing(payment, amount, books.now());
            if (refusal.isPresent()) {
                return payments.countRefusal(tx, payment.reference())
                        .replaceWith(Outcome.success(Answer.declined(refusal.get())));
            }
            return payments.capture(tx, payment.reference(), amount)
                    .invoke(GatewayEffects::mustHold)
                    .chain(() -> books.record(tx, faults, Operation.CAPTURE, request, money(request)))
                    .replaceWith(Outcome.success(Answer.succeeded(amount)));
        });
    }

    /** Lets go of everything that is held and not captured; a payment that waits for its card holder is given up. */
    Uni<Outcome<Answer>> release(Tx tx, Request request, Faults faults) {
        return onPayment(tx, request, payment -> {
            if (payment.card() == TestCard.VOID_FAILS && faults.voidFails()) {
                return refused(new Rejection(
                        Rejection.Kind.UNAVAILABLE, "void_unavailable", "Voids fail for this card.", Map.of()));
            }
            var refusal = GatewayRules.voiding(payment);
            if (refusal.isPresent()) {
                return answered(Answer.declined(refusal.get()));
            }
            var rest = new Money(payment.authorized() - payment.captured(), payment.currency());
            return payments.release(tx, payment.reference())
                    .invoke(GatewayEffects::mustHold)
                    .chain(() -> rest.isPositive()
                            ? books.record(tx, faults, Operation.VOID, request, rest)
                            : Uni.createFrom().voidItem())
                    .replaceWith(Outcome.success(Answer.succeeded(rest.amount())));
        });
    }

    Uni<Outcome<Answer>> refund(Tx tx, Request request, Faults faults) {
        return onPayment(tx, request, payment -> {
            long amount = money(request).amount();
            var refusal = GatewayRules.refunding(payment, amount);
            return refusal.isPresent()
                    ? answered(Answer.declined(refusal.get()))
                    : payments.refund(tx, payment.reference(), amount)
                            .invoke(GatewayEffects::mustHold)
                            .chain(() -> books.record(tx, faults, Operation.REFUND, request, money(request)))
                            .replaceWith(Outcome.success(Answer.succeeded(amount)));
        });
    }

    private Uni<Outcome<Answer>> onPayment(
            Tx tx, Request request, Function<GatewayPayment, Uni<Outcome<Answer>>> effect) {
        return payments.lock(tx, request.paymentReference()).chain(found -> {
            if (found.isEmpty()) {
                return refused(unknown());
            }
            Money money = request.money();
            return money == null || money.currency().equals(found.get().currency())
                    ? effect.apply(found.get())
                    : answered(Answer.declined("currency_mismatch"));
        });
    }

    private static Money money(Request request) {
        return Objects.requireNonNull(request.money());
    }

    /** The rules said yes under the row's lock, so the guarded statement must have found its row. */
    private static void mustHold(boolean held) {
        if (!held) {
            throw new IllegalStateException("the rules and the guard of the statement differ");
        }
    }

    private static Rejection unknown() {
        return new Rejection(
                Rejection.Kind.NOT_FOUND, "payment_unknown", "There is no payment with this reference.", Map.of());
    }

    private static Uni<Outcome<Answer>> answered(Answer answer) {
        return Uni.createFrom().item(Outcome.success(answer));
    }

    private static Uni<Outcome<Answer>> refused(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
