package io.orderflow.order.domain.cancellation;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.price.Line;
import io.orderflow.order.domain.price.LineSums;
import io.orderflow.order.domain.price.TaxRates;
import io.orderflow.order.domain.price.Totals;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an order costs without some of its units: the calculation of checkout over what is left, at the prices and tax rates it was sold at.
 * A discount is shared by what is left of the goods; shipping is not redone (api.md §5, "Cancel"). So the sums depend on what is left and
 * not on the steps that led there.
 */
public final class Recalculation {

    private final TaxRates taxes;

    /** @param taxes for lines that were sold before their rate was kept */
    public Recalculation(TaxRates taxes) {
        this.taxes = taxes;
    }

    /**
     * @param units of each item, no more than is left of it, and not all that is left of the order
     * @param goods that are on their way: their stock stays held where they are
     * @return the order with what is left, at no more than it cost before; {@code nothing_left_to_pay} where that would be nothing
     */
    public Outcome<Order> without(Order order, Map<UUID, Long> units, Goods goods) {
        List<Line> left = order.lines().stream()
                .map(line -> line.without(units.getOrDefault(line.id(), 0L)))
                .toList();
        Order lowered = priced(order, left, goods);
        return lowered.totals().grand() == 0 && order.totals().grand() > 0
                ? Outcome.refused(Rejection.rule(
                        "nothing_left_to_pay",
                        "Nothing would be to be paid for what is left; the order can be cancelled as a whole."))
                : Outcome.success(lowered);
    }

    private Order priced(Order order, List<Line> left, Goods goods) {
        var nets = new ArrayList<Long>();
        var rates = new ArrayList<Long>();
        long sold = 0;
        long discount = 0;
        for (Line line : left) {
            nets.add(line.unitPrice() * line.left());
            rates.add(rate(order, line));
            sold += line.unitPrice() * line.quantity();
            discount += line.soldDiscount();
        }
        Totals before = order.totals();
        long subtotal = nets.stream().mapToLong(Long::longValue).sum();
        long points = share(before.points(), subtotal, before.subtotal());
        long wanted = share(discount, subtotal, sold);
        LineSums sums = LineSums.of(nets, rates, wanted);
        Totals totals = totals(before, points, sums);
        // Rounding may move a unit of discount to a line that is taxed less; nobody pays more for less because of that.
        while (totals.grand() > before.grand() && wanted < subtotal) {
            wanted += totals.grand() - before.grand();
            sums = LineSums.of(nets, rates, wanted);
            totals = totals(before, points, sums);
        }
        return order.recalculated(costing(left, sums), totals, goods);
    }

    private static Totals totals(Totals before, long points, LineSums sums) {
        return Totals.of(sums.subtotal(), sums.discounted(), points, before.shipping(), sums.taxed());
    }

    private static List<Line> costing(List<Line> left, LineSums sums) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < left.size(); i++) {
            lines.add(left.get(i).costing(sums.discount().get(i), sums.tax().get(i)));
        }
        return List.copyOf(lines);
    }

    private long rate(Order order, Line line) {
        Long kept = line.taxRate();
        return kept == null ? taxes.rate(line.taxClass(), Destination.of(order.shippingAddress())) : kept;
    }

    /** {@code amount × part / whole}, rounded half up. */
    public static long share(long amount, long part, long whole) {
        if (amount == 0 || whole == 0) {
            return 0;
        }
        BigInteger twice = BigInteger.valueOf(whole).multiply(BigInteger.TWO);
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .multiply(BigInteger.TWO)
                .add(BigInteger.valueOf(whole))
                .divide(twice)
                .longValueExact();
    }
}
