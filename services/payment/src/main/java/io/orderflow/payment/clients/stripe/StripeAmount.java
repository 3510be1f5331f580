package io.orderflow.payment.clients.stripe;

import io.orderflow.payment.clients.GatewayUnavailable;
import io.orderflow.platform.money.Money;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Amounts in Stripe's units. Ours are ISO 4217's minor units; Stripe's are the same in most currencies, but not in all, and it charges a
 * hundredth or a hundredfold without a word where one is taken for the other. Source: Stripe's documentation of currencies, special cases.
 */
final class StripeAmount {

    /** Taken in whole units. Not ISK and UGX, which are taken with two decimals that are always 00. MGA has two by ISO 4217. */
    private static final Set<String> WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /** Taken with three decimals, the last of which has to be 0. */
    private static final Set<String> THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeAmount() {}

    /** @param minor units by ISO 4217 @return false also for a currency that nobody knows */
    static boolean isExpressible(long minor, String currency) {
        int iso = isoDecimals(currency);
        boolean isRound = !THOUSANDTHS.contains(currency) || minor % 10 == 0;
        return iso >= 0 && isRound && isWhole(minor, decimals(currency) - iso);
    }

    /** @param minor units by ISO 4217, expressible */
    static long of(long minor, String currency) {
        return scaled(minor, decimals(currency) - isoDecimals(currency));
    }

    /**
     * @return minor units by ISO 4217
     * @throws GatewayUnavailable for what they cannot express: nothing that we asked for, so that a person has to look
     */
    static long read(long units, String currency) {
        int shift = isoDecimals(currency) - decimals(currency);
        if (!isWhole(units, shift)) {
            throw new GatewayUnavailable("stripe: " + units + " is no amount of " + currency);
        }
        return scaled(units, shift);
    }

    /** As told in passing, where nonsense counts as nothing said. */
    static @Nullable Money read(@Nullable Money told) {
        if (told == null || isoDecimals(told.currency()) < 0) {
            return null;
        }
        int shift = isoDecimals(told.currency()) - decimals(told.currency());
        return isWhole(told.amount(), shift) ? new Money(scaled(told.amount(), shift), told.currency()) : null;
    }

    private static int decimals(String currency) {
        return WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
    }

    /** -1 for no currency, and for gold and the like. */
    private static int isoDecimals(String currency) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            return -1;
        }
    }

    private static boolean isWhole(long amount, int shift) {
        return shift >= 0 || amount % power(-shift) == 0;
    }

    private static long scaled(long amount, int shift) {
        return shift >= 0 ? Math.multiplyExact(amount, power(shift)) : amount / power(-shift);
    }

    private static long power(int decimals) {
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        return power;
    }
}
