package io.orderflow.payment.api;

import io.orderflow.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What staff may ask of a payment's money. */
public final class MoneyRequests {

    private MoneyRequests() {}

    /** Money that is to move: more than nothing. */
    public record Amount(
            @NotNull @Min(1) @Max(1_000_000_000_000L) Long amount,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
            String currency) {

        public Money money() {
            return new Money(amount, currency);
        }
    }

    /** @param amount all that is left when left out */
    public record Capture(@Nullable @Valid Amount amount) {}

    public record Refund(
            @NotNull @Valid Amount amount,
            @NotBlank @Size(max = 200) String reason) {}
}
