package io.orderflow.platform.money;

import io.orderflow.schemas.WireMoney;
import java.util.Currency;

/**
 * An amount of money.
 * @param amount   minor units, may be negative only as a difference
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) implements Comparable<Money> {

    /** Nothing, in that currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** As an event has it. */
    public static Money of(WireMoney wire) {
        return new Money(wire.amount(), wire.currency());
    }

    /** As an event takes it. */
    public WireMoney toWire() {
        return new WireMoney(amount, currency);
    }

    /** @throws IllegalArgumentException for another currency @throws ArithmeticException beyond a {@code long} */
    public Money plus(Money other) {
        return new Money(Math.addExact(amount, same(other).amount), currency);
    }

    /**
     * May be negative. @throws IllegalArgumentException for another currency
     * @throws ArithmeticException beyond a {@code long}
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, same(other).amount), currency);
    }

    /** @throws ArithmeticException beyond a {@code long} */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(amount, factor), currency);
    }

    /** Whether ISO 4217 has its currency, with minor units: a text of three letters may be none. */
    public boolean isInKnownCurrency() {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency) && known.getDefaultFractionDigits() >= 0);
    }

    public boolean isZero() {
        return amount == 0;
    }

    public boolean isPositive() {
        return amount > 0;
    }

    /** The smaller one. @throws IllegalArgumentException for another currency */
    public Money min(Money other) {
        return amount <= same(other).amount ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amount, same(other).amount);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("mixed currencies: " + currency + " and " + other.currency);
        }
        return other;
    }
}
