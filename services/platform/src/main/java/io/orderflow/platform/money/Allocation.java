package io.orderflow.platform.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Division of whole units by weight, so that the parts add up to the whole (api.md §5, "Sums"). */
public final class Allocation {

    private Allocation() {}

    /**
     * Spreads {@code total} over {@code weights} by largest remainder; equal remainders go to the earlier place.
     * @param total   units to spread, not negative
     * @param weights one per place, none negative
     * @return one part per weight that sum to {@code total}; all zero when every weight is zero
     */
    public static List<Long> spread(long total, List<Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return weights.stream().map(w -> 0L).toList();
        }
        var parts = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        long left = total;
        for (long weight : weights) {
            BigInteger[] share = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(sum);
            parts.add(share[0].longValueExact());
            remainders.add(share[1]);
            left -= share[0].longValueExact();
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        return List.copyOf(parts);
    }

    /** {@code amount × percent / 100}, rounded half up. */
    public static long percent(long amount, long percent) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(percent))
                .multiply(BigInteger.TWO)
                .add(BigInteger.valueOf(100))
                .divide(BigInteger.valueOf(200))
                .longValueExact();
    }
}
