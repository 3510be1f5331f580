package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Pricing PRICING = new Pricing(new Tariff(
            Map.of("standard", 20, "reduced", 5, "zero", 0),
            Map.of(ShippingMethod.STANDARD, 0L, ShippingMethod.EXPRESS, 1500L)));

    @Test
    void addsTaxPerLineAndShippingUntaxed() {
        var priced = price(
                ShippingMethod.EXPRESS,
                Map.of("mug", offer("mug", 1999, "standard"), "tea", offer("tea", 333, "reduced")),
                new Basket.Wish("mug", 2),
                new Basket.Wish("tea", 3));

        assertThat(priced.totals()).isEqualTo(new Totals(4997, 0, 0, 1500, 850, 7347));
        assertThat(priced.lines()).extracting(Line::tax).containsExactly(800L, 50L);
        assertThat(priced.lines()).extracting(Line::total).containsExactly(4798L, 1049L);
    }

    @Test
    void alwaysAddsUpToTheUnit() {
        var random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            var offers = new HashMap<String, Offer>();
            var wishes = new ArrayList<Basket.Wish>();
            for (int i = 0; i <= random.nextInt(12); i++) {
                String sku = "s" + i;
                String tax = List.of("standard", "reduced", "zero").get(random.nextInt(3));
                offers.put(sku, offer(sku, random.nextInt(10_000), tax));
                wishes.add(new Basket.Wish(sku, 1 + random.nextInt(9)));
            }
            var priced = price(ShippingMethod.STANDARD, offers, wishes.toArray(Basket.Wish[]::new));

            var totals = priced.totals();
            assertThat(priced.lines().stream().mapToLong(Line::tax).sum()).isEqualTo(totals.tax());
            assertThat(priced.lines().stream().mapToLong(Line::total).sum() + totals.shipping())
                    .isEqualTo(totals.grand());
        }
    }

    @Test
    void refusesWhatTheCatalogueDoesNotSell() {
        assertThat(PRICING.price(basket(ShippingMethod.STANDARD, new Basket.Wish("ghost", 1)), Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("unknown_sku"));
    }

    @Test
    void refusesMixedCurrencies() {
        var euro = new Offer("mug", "Mug", new Money(100, "EUR"), "standard");
        assertThat(PRICING.price(basket(ShippingMethod.STANDARD, new Basket.Wish("mug", 1)), Map.of("mug", euro)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("currency_mismatch"));
    }

    @Test
    void refusesATotalThatNoNumberCanHold() {
        var dear = offer("mug", Long.MAX_VALUE / 2, "standard");
        assertThat(PRICING.price(basket(ShippingMethod.STANDARD, new Basket.Wish("mug", 100)), Map.of("mug", dear)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("order_too_large"));
    }

    @Test
    void refusesATotalThatNoGatewayMoves() {
        var wish = new Basket.Wish("mug", 1);
        var most = offer("mug", Pricing.MOST, "zero");
        assertThat(price(ShippingMethod.STANDARD, Map.of("mug", most), wish)
                        .totals()
                        .grand())
                .isEqualTo(Pricing.MOST);
        var tooDear = offer("mug", Pricing.MOST + 1, "zero");
        assertThat(PRICING.price(basket(ShippingMethod.STANDARD, wish), Map.of("mug", tooDear)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("order_too_large"));
    }

    private static PricedBasket price(ShippingMethod method, Map<String, Offer> offers, Basket.Wish... wishes) {
        return ((Outcome.Success<PricedBasket>) PRICING.price(basket(method, wishes), offers)).value();
    }

    private static Basket basket(ShippingMethod method, Basket.Wish... wishes) {
        return new Basket("USD", List.of(wishes), method);
    }

    private static Offer offer(String sku, long price, String taxClass) {
        return new Offer(sku, sku, new Money(price, "USD"), taxClass);
    }
}
