package io.orderflow.order.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A basket to be priced: an order without its payment. */
public record QuoteRequest(
        @NotNull @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9-]+", message = "must be a customer's id")
        String customerId,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency,

        @NotEmpty @Size(max = 200) List<@Valid @NotNull Item> items,
        @Nullable @Valid AddressBody shippingAddress,

        @Nullable @Pattern(regexp = "standard|express", message = "must be standard or express")
        String shippingMethod,

        @Nullable @Size(max = 20) List<@NotNull @Size(max = 64) String> couponCodes,
        @Nullable @Min(0) @Max(1_000_000_000) Long redeemPoints)
        implements BasketRequest {}
