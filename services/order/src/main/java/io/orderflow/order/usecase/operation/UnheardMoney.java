package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Money of an order that was taken by another way, such as by staff, and that the order has not heard of yet. */
@Singleton
class UnheardMoney {

    private final PaymentClient payments;

    UnheardMoney(PaymentClient payments) {
        this.payments = payments;
    }

    /** @param known to be captured, in minor units. @return whether it is why a payment has refused an amount: then that is no refusal, but asked again once it is heard of. */
    Uni<Boolean> explains(Operation operation, long known, Outcome<?> outcome) {
        return isTooMuch(outcome)
                ? payments.find(operation.cause(), UUID.fromString(operation.subject()))
                        .map(found ->
                                found instanceof Outcome.Success<Payment>(var payment) && payment.captured() > known)
                : Uni.createFrom().item(false);
    }

    static boolean isTooMuch(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var rejection)
                && rejection.code().equals("amount_exceeds_authorized");
    }

    /** A payment's status does not tell whether a capture is done: another part may be under way, and what was taken may be back. */
    static Attempt<Payment> ended(Outcome<Optional<Payment>> outcome) {
        return switch (outcome) {
            case Outcome.Success<Optional<Payment>>(var taken) ->
                taken.<Attempt<Payment>>map(Attempt.Succeeded::new)
                        .orElseGet(() -> new Attempt.Unknown<>("the capture is under way"));
            case Outcome.Refused<Optional<Payment>>(var rejection) -> new Attempt.Refused<>(rejection);
        };
    }

    static Attempt<Payment> unknown() {
        return new Attempt.Unknown<>("more was captured than the order has heard of");
    }
}
