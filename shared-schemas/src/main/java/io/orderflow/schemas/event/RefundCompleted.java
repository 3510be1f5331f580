package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.orderflow.schemas.WireMoney;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One refund reached the buyer.
 *
 * @param amount of this refund
 * @param refunded of all refunds of the payment, this one included
 * @param captured of the payment; refunded in full when equal to {@code refunded}
 */
@RegisterForReflection
public record RefundCompleted(
        String paymentId, String orderId, String refundId, WireMoney amount, WireMoney refunded, WireMoney captured)
        implements EventData {
    public RefundCompleted {
        Required.text(paymentId, "payment_id");
        Required.text(orderId, "order_id");
        Required.text(refundId, "refund_id");
        Required.present(amount, "amount");
        Required.present(refunded, "refunded");
        Required.present(captured, "captured");
    }
}
