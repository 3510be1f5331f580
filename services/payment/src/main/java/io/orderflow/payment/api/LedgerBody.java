package io.orderflow.payment.api;

import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to the money of a payment at its gateway, in order. */
@RegisterForReflection
public record LedgerBody(List<Line> items) {

    /**
     * One effect that the gateway has confirmed.
     * @param operation authorize, capture, void, refund, chargeback; or a memo that moves no money: dispute_opened, dispute_won
     */
    @RegisterForReflection
    @Schema(name = "LedgerLine")
    public record Line(
            String operation,
            MoneyBody amount,
            String operationKey,
            String paymentReference,
            String gateway,
            Instant at) {}

    static LedgerBody of(Payment payment, List<MoneyEntry> entries) {
        return new LedgerBody(entries.stream()
                .map(entry -> new Line(
                        entry.kind().code(),
                        MoneyBody.of(entry.money()),
                        entry.operationKey(),
                        payment.reference(),
                        entry.gateway(),
                        entry.at()))
                .toList());
    }
}
