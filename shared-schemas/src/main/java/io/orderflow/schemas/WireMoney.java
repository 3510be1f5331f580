package io.orderflow.schemas;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An amount on the wire.
 *
 * @param amount minor units of the currency, never negative: direction is said by the event, not by a sign
 * @param currency ISO 4217 code, three upper-case letters; anything else is an {@link IllegalArgumentException}
 */
@RegisterForReflection
public record WireMoney(long amount, String currency) {
    public WireMoney {
        Required.notNegative(amount, "amount");
        Required.text(currency, "currency");
        if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("currency");
        }
    }
}
