package io.orderflow.order.domain.price;

import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Prices a basket: goods, what is taken off them, tax on the rest, and shipping, which is untaxed (api.md §5, "Sums"). */
public final class Pricing {

    /** Minor units; no gateway moves more at once. */
    public static final long MOST = 1_000_000_000_000L;

    private final TaxRates taxes;
    private final ShippingRates shipping;

    public Pricing(TaxRates taxes, ShippingRates shipping) {
        this.taxes = taxes;
        this.shipping = shipping;
    }

    /**
     * @param offers   by SKU
     * @param discount minor units off the goods of the whole basket, not negative; what exceeds them is left out
     * @return the priced basket, or {@code unknown_sku}, {@code currency_mismatch}, {@code shipping_unavailable} or {@code order_too_large}
     */
    public Outcome<PricedBasket> price(Basket basket, Map<String, Offer> offers, long discount) {
        List<String> unknown = basket.wishes().stream()
                .map(Basket.Wish::sku)
                .filter(sku -> !offers.containsKey(sku))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            return Outcome.refused(Rejection.rule("unknown_sku", "Not in the catalogue: " + String.join(", ", unknown))
                    .with(Map.of("skus", unknown)));
        }
        boolean foreign = basket.wishes().stream()
                .anyMatch(wish -> !offer(offers, wish).price().currency().equals(basket.currency()));
        if (foreign) {
            return Outcome.refused(
                    Rejection.rule("currency_mismatch", "Not every item is sold in " + basket.currency() + "."));
        }
        try {
            OptionalLong sending = shipping.price(
                    basket.shippingMethod(), weight(basket, offers), basket.destination(), basket.currency());
            if (sending.isEmpty()) {
                return Outcome.refused(Rejection.rule(
                        "shipping_unavailable",
                        "Nothing of that weight is sent there by this shipping method for %s."
                                .formatted(basket.currency())));
            }
            PricedBasket priced = sum(basket, offers, discount, sending.getAsLong());
            return priced.totals().grand() > MOST ? tooLarge() : Outcome.success(priced);
        } catch (ArithmeticException moreThanALong) {
            return tooLarge();
        }
    }

    private static Outcome<PricedBasket> tooLarge() {
        return Outcome.refused(Rejection.rule("order_too_large", "The total is beyond what can be charged."));
    }

    private PricedBasket sum(Basket basket, Map<String, Offer> offers, long discount, long sending) {
        var nets = new ArrayList<Long>();
        var rates = new ArrayList<Long>();
        for (Basket.Wish wish : basket.wishes()) {
            Offer offer = offer(offers, wish);
            nets.add(Math.multiplyExact(offer.price().amount(), wish.quantity()));
            rates.add(taxes.rate(offer.taxClass(), basket.destination()));
        }
        LineSums sums = LineSums.of(nets, rates, discount);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < nets.size(); i++) {
            lines.add(line(basket.wishes().get(i), offers, sums, rates.get(i), i));
        }
        return new PricedBasket(
                basket.currency(),
                List.copyOf(lines),
                Totals.of(sums.subtotal(), sums.discounted(), 0, sending, sums.taxed()),
                basket.shippingMethod());
    }

    private static Line line(Basket.Wish wish, Map<String, Offer> offers, LineSums sums, long rate, int place) {
        return Line.sold(
                Ids.next(),
                offer(offers, wish),
                wish.quantity(),
                sums.discount().get(place),
                sums.tax().get(place),
                rate);
    }

    private static long weight(Basket basket, Map<String, Offer> offers) {
        return basket.wishes().stream()
                .map(wish -> Math.multiplyExact(offer(offers, wish).weight(), wish.quantity()))
                .reduce(0L, Math::addExact);
    }

    private static Offer offer(Map<String, Offer> offers, Basket.Wish wish) {
        Offer offer = offers.get(wish.sku());
        if (offer == null) {
            throw new IllegalStateException("checked before: " + wish.sku());
        }
        return offer;
    }
}
