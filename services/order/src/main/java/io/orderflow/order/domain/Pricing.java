package io.orderflow.order.domain;

import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Allocation;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prices a basket (api.md §5, "Sums"): tax is rounded half up once, on the order, and spread over the lines by largest remainder,
 * so that lines always add up to the order.
 */
public final class Pricing {

    /** Minor units; no gateway moves more at once. */
    public static final long MOST = 1_000_000_000_000L;

    private final Tariff tariff;

    public Pricing(Tariff tariff) {
        this.tariff = tariff;
    }

    /** @param offers by SKU @return the priced basket, or {@code unknown_sku}, {@code currency_mismatch} or {@code order_too_large} */
    public Outcome<PricedBasket> price(Basket basket, Map<String, Offer> offers) {
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
            PricedBasket priced = sum(basket, offers);
            return priced.totals().grand() > MOST ? tooLarge() : Outcome.success(priced);
        } catch (ArithmeticException moreThanALong) {
            return tooLarge();
        }
    }

    private static Outcome<PricedBasket> tooLarge() {
        return Outcome.refused(Rejection.rule("order_too_large", "The total is beyond what can be charged."));
    }

    private PricedBasket sum(Basket basket, Map<String, Offer> offers) {
        var nets = new ArrayList<Long>();
        var taxWeights = new ArrayList<Long>();
        for (Basket.Wish wish : basket.wishes()) {
            Offer offer = offer(offers, wish);
            long net = Math.multiplyExact(offer.price().amount(), wish.quantity());
            nets.add(net);
            taxWeights.add(Math.multiplyExact(net, tariff.taxOf(offer.taxClass())));
        }
        long subtotal = nets.stream().reduce(0L, Math::addExact);
        long tax = Allocation.percent(taxWeights.stream().reduce(0L, Math::addExact), 1);
        List<Long> taxes = Allocation.spread(tax, taxWeights);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < nets.size(); i++) {
            lines.add(line(basket.wishes().get(i), offers, nets.get(i), taxes.get(i)));
        }
        long shipping = tariff.shippingOf(basket.shippingMethod());
        return new PricedBasket(
                basket.currency(),
                List.copyOf(lines),
                Totals.of(subtotal, 0, 0, shipping, tax),
                basket.shippingMethod());
    }

    private static Line line(Basket.Wish wish, Map<String, Offer> offers, long net, long tax) {
        Offer offer = offer(offers, wish);
        return new Line(
                Ids.next(),
                offer.sku(),
                offer.name(),
                wish.quantity(),
                offer.price().amount(),
                0,
                tax,
                Math.addExact(net, tax),
                offer.taxClass());
    }

    private static Offer offer(Map<String, Offer> offers, Basket.Wish wish) {
        Offer offer = offers.get(wish.sku());
        if (offer == null) {
            throw new IllegalStateException("checked before: " + wish.sku());
        }
        return offer;
    }
}
