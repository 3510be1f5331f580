package io.orderflow.catalog.api;

import io.orderflow.catalog.domain.Product;
import io.orderflow.catalog.domain.TaxClass;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.web.MoneyBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A product to be created.
 * @param taxClass    {@code standard} when left out
 * @param weightGrams zero when left out
 */
public record ProductRequest(
        @NotNull
        @Size(max = 64)
        @Pattern(regexp = "[A-Za-z0-9._-]+", message = "must be letters, digits, '.', '_' or '-'")
        String sku,

        @NotBlank @Size(max = 200) String name,
        @NotNull @Valid PriceBody price,

        @Nullable @Pattern(regexp = "standard|reduced|zero", message = "must be standard, reduced or zero")
        String taxClass,

        @Nullable @Min(0) @Max(10_000_000) Long weightGrams) {

    /** A price is money that is not negative. */
    public record PriceBody(
            @NotNull @Min(0) @Max(1_000_000_000L) Long amount,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
            String currency) {

        MoneyBody money() {
            return new MoneyBody(amount, currency);
        }
    }

    Product toProduct() {
        return new Product(
                Ids.next(),
                sku,
                name,
                price.money().toMoney(),
                TaxClass.of(taxClass == null ? TaxClass.STANDARD.code() : taxClass),
                weightGrams == null ? 0 : weightGrams,
                1);
    }
}
