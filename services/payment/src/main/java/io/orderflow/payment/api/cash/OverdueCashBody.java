package io.orderflow.payment.api.cash;

import io.orderflow.payment.domain.cash.OverdueCash;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Cash that a courier has collected and not handed over in time.
 * @param foundAt when operators were told
 */
@RegisterForReflection
public record OverdueCashBody(UUID paymentId, String orderId, MoneyBody amount, Instant collectedAt, Instant foundAt) {

    static OverdueCashBody of(OverdueCash cash) {
        return new OverdueCashBody(
                cash.paymentId(), cash.orderId(), MoneyBody.of(cash.money()), cash.collectedAt(), cash.foundAt());
    }
}
