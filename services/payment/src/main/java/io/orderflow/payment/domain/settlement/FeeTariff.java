package io.orderflow.payment.domain.settlement;

import io.orderflow.platform.money.Money;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a gateway may keep for itself of one operation.
 * @param basisPoints hundredths of a percent of the amount, 0 to 10,000; the share is rounded half up
 * @param fixed       minor units beside it, by currency; when any is named, nothing is agreed for currencies that are not
 */
public record FeeTariff(int basisPoints, Map<String, Long> fixed) {

    private static final int ALL = 10_000;

    public FeeTariff {
        if (basisPoints < 0 || basisPoints > ALL) {
            throw new IllegalArgumentException("no share in basis points: " + basisPoints);
        }
        if (fixed.values().stream().anyMatch(amount -> amount < 0)) {
            throw new IllegalArgumentException("a fee is not negative: " + fixed);
        }
        fixed = Map.copyOf(fixed);
    }

    /** @return minor units of the same currency, or empty when nothing is agreed for it */
    public OptionalLong of(Money money) {
        if (!fixed.isEmpty() && !fixed.containsKey(money.currency())) {
            return OptionalLong.empty();
        }
        long share = Math.addExact(Math.multiplyExact(money.amount(), basisPoints), ALL / 2) / ALL;
        return OptionalLong.of(Math.addExact(share, fixed.getOrDefault(money.currency(), 0L)));
    }
}
