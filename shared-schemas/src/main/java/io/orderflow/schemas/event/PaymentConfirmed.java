package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.orderflow.schemas.WireMoney;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money of an order is secured: authorized by the gateway, or captured, in part or in full.
 *
 * @param method card, bank_transfer or cod
 * @param status authorized, partially_captured or captured
 * @param authorizationId the gateway's own id; null where no gateway authorizes
 * @param amount what the order asked for
 * @param authorized authorized so far
 * @param captured captured so far
 * @param expiresAt when an authorization ends; told again when it is renewed
 */
@RegisterForReflection
public record PaymentConfirmed(
        String paymentId,
        String orderId,
        String method,
        String status,
        @Nullable String authorizationId,
        WireMoney amount,
        WireMoney authorized,
        WireMoney captured,
        @Nullable Instant expiresAt)
        implements EventData {
    public PaymentConfirmed {
        Required.text(paymentId, "payment_id");
        Required.text(orderId, "order_id");
        Required.text(method, "method");
        Required.text(status, "status");
        Required.present(amount, "amount");
        Required.present(authorized, "authorized");
        Required.present(captured, "captured");
    }

    /** Nothing is said of when an authorization ends. */
    public PaymentConfirmed(
            String paymentId,
            String orderId,
            String method,
            String status,
            @Nullable String authorizationId,
            WireMoney amount,
            WireMoney authorized,
            WireMoney captured) {
        this(paymentId, orderId, method, status, authorizationId, amount, authorized, captured, null);
    }
}
