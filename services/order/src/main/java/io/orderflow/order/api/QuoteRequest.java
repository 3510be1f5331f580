package io.orderflow.order.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A basket to be priced: an order without its payment. */
public record QuoteRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "must be a customer's id")
        String customerId,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency,

        @NotEmpty @Size(max = 200) List<@Valid @NotNull Item> items,
        @Nullable @Valid AddressBody shippingAddress,

        @Nullable @Pattern(regexp = "standard|express", message = "must be standard or express")
        String shippingMethod)
        implements BasketRequest {}
