package io.orderflow.payment.api.cash;

import io.orderflow.payment.domain.cash.Remittance;
import io.orderflow.payment.domain.cash.Remittance.Reconciled;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a remittance, item by item. */
@RegisterForReflection
public record RemittanceBody(UUID id, String reference, String carrier, Instant recordedAt, List<Line> items) {

    /**
     * @param paymentId left out where no order that is paid on delivery has this id
     * @param expected  what the carrier was to hand over for it then; left out with the payment
     */
    @RegisterForReflection
    @Schema(name = "RemittanceLine")
    public record Line(
            String orderId,
            MoneyBody amount,
            String outcome,
            @Nullable UUID paymentId,
            @Nullable Long expected) {

        static Line of(Reconciled item) {
            return new Line(
                    item.item().orderId(),
                    MoneyBody.of(item.item().money()),
                    item.outcome().code(),
                    item.paymentId(),
                    item.paymentId() == null ? null : item.expected());
        }
    }

    static RemittanceBody of(Remittance.Recorded remittance) {
        return new RemittanceBody(
                remittance.id(),
                remittance.reference(),
                remittance.carrier(),
                remittance.recordedAt(),
                remittance.items().stream().map(Line::of).toList());
    }
}
