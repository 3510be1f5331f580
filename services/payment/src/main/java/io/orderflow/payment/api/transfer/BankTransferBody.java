package io.orderflow.payment.api.transfer;

import io.orderflow.payment.domain.transfer.ReportedTransfer;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transfer that was taken down. */
@RegisterForReflection
public record BankTransferBody(
        UUID id,
        String bankReference,
        String reference,
        MoneyBody amount,
        Instant receivedAt,
        String outcome,
        @Nullable UUID paymentId,
        @Nullable MoneyBody refunded,
        Instant recordedAt) {

    static BankTransferBody of(ReportedTransfer reported) {
        var transfer = reported.transfer();
        return new BankTransferBody(
                reported.id(),
                transfer.bankReference(),
                transfer.reference(),
                MoneyBody.of(transfer.money()),
                transfer.receivedAt(),
                reported.outcome().code(),
                reported.paymentId(),
                TransferOutcomeBody.refunded(reported),
                reported.recordedAt());
    }
}
