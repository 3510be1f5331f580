package io.orderflow.order.usecase.checkout;

import io.orderflow.order.domain.delivery.Address;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.price.Basket;
import org.jspecify.annotations.Nullable;

/** What a buyer asks for. @param token gateway token, for a card only */
public record OrderRequested(
        String customerId,
        Basket basket,
        PaymentMethod method,
        String capturePolicy,
        @Nullable String token,
        Address shippingAddress,
        @Nullable String note) {}
