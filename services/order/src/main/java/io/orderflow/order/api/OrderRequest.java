package io.orderflow.order.api;

import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.usecase.checkout.OrderRequested;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order to be placed (api.md §3). */
public record OrderRequest(
        @NotNull @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9-]+", message = "must be a customer's id")
        String customerId,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency,

        @NotEmpty @Size(max = 200) List<@Valid @NotNull Item> items,
        @NotNull @Valid AddressBody shippingAddress,

        @Nullable @Pattern(regexp = "standard|express", message = "must be standard or express")
        String shippingMethod,

        @NotNull @Valid Pay payment,
        @Nullable @Size(max = 20) List<@NotNull @Size(max = 64) String> couponCodes,
        @Nullable @Min(0) @Max(1_000_000_000) Long redeemPoints,
        @Nullable @Size(max = 1000) String note)
        implements BasketRequest {

    /** How it is paid. @param token gateway token, needed for a card */
    public record Pay(
            @NotNull @Pattern(regexp = "card|bank_transfer|cod", message = "must be card, bank_transfer or cod")
            String method,

            @Nullable @Size(min = 1, max = 200) String token,

            @Nullable
            @Pattern(
                    regexp = "immediate|on_confirm|on_shipment",
                    message = "must be immediate, on_confirm or on_shipment")
            String capture) {

        @AssertTrue(message = "a card payment needs a token")
        boolean isTokenPresent() {
            return !"card".equals(method) || token != null && !token.isBlank();
        }
    }

    OrderRequested toRequested() {
        return new OrderRequested(
                customerId,
                toBasket(),
                PaymentMethod.of(payment.method()),
                payment.capture() == null ? "immediate" : payment.capture(),
                payment.token(),
                shippingAddress.toAddress(),
                note);
    }
}
