package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * An order's payment came to nothing, or its capture did.
 *
 * @param method card, bank_transfer or cod
 * @param status failed, expired, voided or capture_failed
 * @param code stable reason, for example card_declined
 * @param detail a sentence for a person; no card data
 */
@RegisterForReflection
public record PaymentFailed(
        String paymentId,
        String orderId,
        String method,
        String status,
        String code,
        @Nullable String detail) implements EventData {
    public PaymentFailed {
        Required.text(paymentId, "payment_id");
        Required.text(orderId, "order_id");
        Required.text(method, "method");
        Required.text(status, "status");
        Required.text(code, "code");
    }
}
