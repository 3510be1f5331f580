package io.orderflow.payment.api;

import io.orderflow.payment.domain.Remittance;
import io.orderflow.payment.domain.Remittance.Reconciled;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a remittance, item by item. */
@RegisterForReflection
public record RemittanceBody(String reference, String carrier, List<Line> items) {

    @RegisterForReflection
    @Schema(name = "RemittanceLine")
    public record Line(String orderId, MoneyBody amount, String outcome) {}

    static RemittanceBody of(Remittance remittance, List<Reconciled> items) {
        return new RemittanceBody(
                remittance.reference(),
                remittance.carrier(),
                items.stream()
                        .map(item -> new Line(
                                item.item().orderId(),
                                MoneyBody.of(item.item().money()),
                                item.outcome().code()))
                        .toList());
    }
}
