package io.orderflow.payment.api;

import io.orderflow.payment.domain.Payout;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** Money that staff have to send back by hand. */
@RegisterForReflection
public record PayoutBody(
        UUID id, UUID paymentId, MoneyBody amount, String reason, String operationKey, Instant orderedAt) {

    static PayoutBody of(Payout payout) {
        return new PayoutBody(
                payout.id(),
                payout.paymentId(),
                MoneyBody.of(payout.money()),
                payout.reason(),
                payout.operationKey(),
                payout.orderedAt());
    }
}
