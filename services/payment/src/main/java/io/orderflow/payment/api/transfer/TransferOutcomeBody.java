package io.orderflow.payment.api.transfer;

import io.orderflow.payment.domain.transfer.ReportedTransfer;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of a reported transfer (api.md §4). */
@RegisterForReflection
public record TransferOutcomeBody(
        String outcome, @Nullable UUID paymentId, @Nullable MoneyBody refunded) {

    static TransferOutcomeBody of(ReportedTransfer reported) {
        return new TransferOutcomeBody(reported.outcome().code(), reported.paymentId(), refunded(reported));
    }

    static @Nullable MoneyBody refunded(ReportedTransfer reported) {
        return reported.refunded() == 0
                ? null
                : MoneyBody.of(new Money(
                        reported.refunded(), reported.transfer().money().currency()));
    }
}
