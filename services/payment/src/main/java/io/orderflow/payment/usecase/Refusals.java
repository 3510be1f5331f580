package io.orderflow.payment.usecase;

import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Why something that is asked of a payment is not done. */
public final class Refusals {

    private Refusals() {}

    public static <T> Uni<Outcome<T>> refuse(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }

    public static Rejection unknownPayment() {
        return Rejection.notFound("No such payment.");
    }

    public static Rejection illegal(Payment payment) {
        return Rejection.state(
                "illegal_transition",
                "The payment is " + payment.status().code()
                        + (payment.isCancelled() ? " and is being cancelled." : "."));
    }

    public static Rejection keyReused() {
        return Rejection.state("operation_key_reused", "This operation key was used with other parameters.");
    }

    public static Rejection changed() {
        return new Rejection(
                Rejection.Kind.VERSION, "version_conflict", "The payment has changed since it was read.", Map.of());
    }

    public static Rejection otherCurrency(Payment payment) {
        return Rejection.rule(
                "currency_mismatch", "The payment is in " + payment.money().currency() + ".");
    }

    public static Rejection declined(Payment payment) {
        return Rejection.rule("payment_declined", "The payment was declined: " + payment.failureCode() + ".");
    }

    public static Rejection cancelled() {
        return Rejection.state("payment_cancelled", "The payment of this order was cancelled.");
    }

    public static Rejection captureRefused(String code) {
        return code.equals("authorization_expired")
                ? Rejection.rule(code, "The authorization is past its window; nothing was captured.")
                : Rejection.rule("capture_failed", "The gateway refused the capture: " + code + ".");
    }
}
