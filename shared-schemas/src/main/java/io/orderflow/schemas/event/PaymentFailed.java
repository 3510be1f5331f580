package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.orderflow.schemas.WireMoney;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * An order's payment came to nothing, or its capture did, or what was captured was taken back by the card holder's bank.
 *
 * @param method card, bank_transfer or cod
 * @param status failed, expired, voided, capture_failed or charged_back
 * @param code stable reason, for example card_declined
 * @param detail a sentence for a person; no card data
 * @param chargedBack all that banks have taken back of the payment; for charged_back only
 */
@RegisterForReflection
public record PaymentFailed(
        String paymentId,
        String orderId,
        String method,
        String status,
        String code,
        @Nullable String detail,
        @Nullable WireMoney chargedBack)
        implements EventData {
    public PaymentFailed {
        Required.text(paymentId, "payment_id");
        Required.text(orderId, "order_id");
        Required.text(method, "method");
        Required.text(status, "status");
        Required.text(code, "code");
    }

    /** Nothing was charged back. */
    public PaymentFailed(
            String paymentId, String orderId, String method, String status, String code, @Nullable String detail) {
        this(paymentId, orderId, method, status, code, detail, null);
    }
}
