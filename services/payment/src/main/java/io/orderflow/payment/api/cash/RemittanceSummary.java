package io.orderflow.payment.api.cash;

import io.orderflow.payment.domain.cash.Remittance;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A remittance in a list.
 * @param items how many
 * @param open  of them, those that did not match
 */
@RegisterForReflection
public record RemittanceSummary(UUID id, String reference, String carrier, Instant recordedAt, long items, long open) {

    static RemittanceSummary of(Remittance.Summary summary) {
        return new RemittanceSummary(
                summary.id(),
                summary.reference(),
                summary.carrier(),
                summary.recordedAt(),
                summary.items(),
                summary.open());
    }
}
