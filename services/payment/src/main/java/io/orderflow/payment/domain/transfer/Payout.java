package io.orderflow.payment.domain.transfer;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that staff have to send back, because no gateway holds it.
 * @param paymentId    null for a transfer that belongs to no payment
 * @param transferId   of such a transfer, else null
 * @param operationKey of the ledger entry; null where no payment has one
 * @param sent         null as long as it is to be sent
 */
public record Payout(
        UUID id,
        @Nullable UUID paymentId,
        @Nullable UUID transferId,
        Money money,
        String reason,
        @Nullable String operationKey,
        Instant orderedAt,
        @Nullable Sent sent) {

    /** @param by the actor  @param reference the bank's name of our transfer */
    public record Sent(Instant at, String by, String reference) {}

    public static final String ORDERED = "ordered";
    public static final String SENT = "sent";

    public String status() {
        return sent == null ? ORDERED : SENT;
    }
}
