package io.orderflow.payment.domain.transfer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer and what was made of it.
 * @param paymentId null when no payment has its reference
 * @param refunded  of it, minor units of its currency
 */
public record ReportedTransfer(
        UUID id,
        Transfer transfer,
        TransferOutcome outcome,
        @Nullable UUID paymentId,
        long refunded,
        Instant recordedAt) {

    public boolean isGivenBack() {
        return refunded == transfer.money().amount();
    }

    public ReportedTransfer givenBack() {
        return new ReportedTransfer(
                id, transfer, outcome, paymentId, transfer.money().amount(), recordedAt);
    }

    /** What a repeat is told. */
    public ReportedTransfer repeated() {
        return new ReportedTransfer(id, transfer, TransferOutcome.DUPLICATE, paymentId, 0, recordedAt);
    }
}
