package io.orderflow.payment.usecase.card;

import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;

/** How a request to a payment goes on once it is on record. */
sealed interface Opening {

    /** There is an answer already. */
    record Answered(Outcome<Payment> outcome) implements Opening {}

    /** The gateway has to be asked. @param first whether this key was never sent before */
    record Ask(GatewayCall call, boolean first) implements Opening {}

    static Opening answered(Payment payment) {
        return new Answered(Outcome.success(payment));
    }

    static Opening refused(Rejection rejection) {
        return new Answered(Outcome.refused(rejection));
    }
}
