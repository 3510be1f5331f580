package io.orderflow.platform.web;

import io.orderflow.platform.money.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Money in a request or an answer.
 * @param amount   minor units, up to what no shop will ever ask for
 * @param currency ISO 4217 code
 */
public record MoneyBody(
        @NotNull @Max(1_000_000_000_000L) Long amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency) {

    /** @param money of an answer */
    public static MoneyBody of(Money money) {
        return new MoneyBody(money.amount(), money.currency());
    }

    /** Of a request that was found valid. */
    public Money toMoney() {
        return new Money(amount, currency);
    }
}
