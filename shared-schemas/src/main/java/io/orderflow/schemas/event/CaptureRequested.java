package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.orderflow.schemas.WireMoney;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The order service wants an authorized payment captured; it hears itself.
 *
 * @param amount for the record only: the amount captured comes from the order's own row, never from this event
 * @param policy immediate, on_confirm or on_shipment (domain.md section 4, Capture)
 */
@RegisterForReflection
public record CaptureRequested(String orderId, String paymentId, WireMoney amount, String policy) implements EventData {
    public CaptureRequested {
        Required.text(orderId, "order_id");
        Required.text(paymentId, "payment_id");
        Required.present(amount, "amount");
        Required.text(policy, "policy");
    }
}
