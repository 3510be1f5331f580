package io.orderflow.order.domain.price;

import io.orderflow.platform.money.Allocation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The exact division of a discount and of the tax over lines (api.md §5, "Sums"): both are whole on the order and spread by largest
 * remainder, and tax is on what a line costs after its discount. So lines always add up to the order. Minor units throughout.
 * @param net      unit price × quantity, per line
 * @param discount per line, at most its net
 * @param tax      per line
 */
public record LineSums(List<Long> net, List<Long> discount, List<Long> tax) {

    /**
     * @param discount of the whole order; what exceeds the goods is left out
     * @param rates    thousandths of a percent, per line
     * @throws ArithmeticException when a sum is beyond a {@code long}
     */
    public static LineSums of(List<Long> net, List<Long> rates, long discount) {
        List<Long> discounts = Allocation.spread(Math.min(discount, total(net)), net);
        var weights = new ArrayList<Long>();
        for (int i = 0; i < net.size(); i++) {
            weights.add(Math.multiplyExact(net.get(i) - discounts.get(i), rates.get(i)));
        }
        return new LineSums(net, discounts, Allocation.spread(halfUp(total(weights)), weights));
    }

    public long subtotal() {
        return total(net);
    }

    public long discounted() {
        return total(discount);
    }

    public long taxed() {
        return total(tax);
    }

    private static long halfUp(long weight) {
        BigInteger whole = BigInteger.valueOf(100 * TaxRates.PERCENT);
        return BigInteger.valueOf(weight)
                .multiply(BigInteger.TWO)
                .add(whole)
                .divide(whole.multiply(BigInteger.TWO))
                .longValueExact();
    }

    private static long total(List<Long> values) {
        return values.stream().reduce(0L, Math::addExact);
    }
}
