package io.orderflow.order.domain;

import io.orderflow.order.domain.delivery.Address;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.price.PricedBasket;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order that is being placed: everything but the payment and the stock.
 * @param token     gateway token, for a card only
 * @param expiresAt end of the payment window, which is also how long stock is held
 */
public record Draft(
        UUID orderId,
        String customerId,
        PricedBasket basket,
        PaymentMethod method,
        String capturePolicy,
        @Nullable String token,
        Address shippingAddress,
        @Nullable String note,
        Instant expiresAt) {}
