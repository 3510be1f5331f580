package io.orderflow.payment.api.transfer;

import io.orderflow.payment.domain.transfer.Payout;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that staff have to send back by hand.
 * @param paymentId      left out for a transfer that belongs to no payment, as is the {@code operation_key}
 * @param bankTransferId of such a transfer
 * @param status         ordered or sent
 * @param reason         left out of the answer to a command, which is stored under its key and outlives what is erased
 * @param sentReference  the bank's name of our transfer
 */
@RegisterForReflection
public record PayoutBody(
        UUID id,
        @Nullable UUID paymentId,
        @Nullable UUID bankTransferId,
        MoneyBody amount,
        @Nullable String reason,
        @Nullable String operationKey,
        Instant orderedAt,
        String status,
        @Nullable Instant sentAt,
        @Nullable String sentBy,
        @Nullable String sentReference) {

    static PayoutBody of(Payout payout) {
        return of(payout, payout.reason());
    }

    static PayoutBody answering(Payout payout) {
        return of(payout, null);
    }

    private static PayoutBody of(Payout payout, @Nullable String reason) {
        var sent = payout.sent();
        return new PayoutBody(
                payout.id(),
                payout.paymentId(),
                payout.transferId(),
                MoneyBody.of(payout.money()),
                reason,
                payout.operationKey(),
                payout.orderedAt(),
                payout.status(),
                sent == null ? null : sent.at(),
                sent == null ? null : sent.by(),
                sent == null ? null : sent.reference());
    }
}
