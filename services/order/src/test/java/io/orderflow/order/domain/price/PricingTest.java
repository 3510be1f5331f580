package io.orderflow.order.domain.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Pricing PRICING = new Pricing(
            new TaxTable(Map.of("standard", 20_000L, "reduced", 5_000L, "zero", 0L), Map.of()),
            new ShippingTable(Map.of(ShippingMethod.EXPRESS, Map.of("USD", 1500L)), List.of()));

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
    void takesTheDiscountOffBeforeTheTax() {
        var priced = ((Outcome.Success<PricedBasket>) PRICING.price(
                        basket(ShippingMethod.STANDARD, new Basket.Wish("mug", 1), new Basket.Wish("tea", 2)),
                        Map.of("mug", offer("mug", 1000, "standard"), "tea", offer("tea", 250, "reduced")),
                        301))
                .value();

        assertThat(priced.lines()).extracting(Line::discount).containsExactly(201L, 100L);
        assertThat(priced.lines()).extracting(Line::tax).containsExactly(160L, 20L);
        assertThat(priced.totals()).isEqualTo(new Totals(1500, 301, 0, 0, 180, 1379));
    }

    @Test
    void neverTakesOffMoreThanTheGoodsCost() {
        var priced = ((Outcome.Success<PricedBasket>) PRICING.price(
                        basket(ShippingMethod.EXPRESS, new Basket.Wish("mug", 1)),
                        Map.of("mug", offer("mug", 1000, "standard")),
                        5000))
                .value();

        assertThat(priced.totals()).isEqualTo(new Totals(1000, 1000, 0, 1500, 0, 1500));
    }

    @Test
    void refusesWhatIsTooHeavyToBeSent() {
        var table = new ShippingTable(
                Map.of(),
                List.of(new ShippingTable.Zone(
                        List.of("DE"),
                        Map.of(ShippingMethod.STANDARD, List.of(new ShippingTable.Band(999, Map.of("USD", 500L)))))));
        var heavy = new Offer("anvil", "Anvil", new Money(100, "USD"), "zero", 500);
        var basket = new Basket(
                "USD", List.of(new Basket.Wish("anvil", 2)), ShippingMethod.STANDARD, new Destination("DE", null));

        assertThat(new Pricing(new TaxTable(Map.of("zero", 0L), Map.of()), table)
                        .price(basket, Map.of("anvil", heavy), 0))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("shipping_unavailable"));
    }

    /** 1500 yen are no 15.00. */
    @Test
    void refusesAShippingMethodThatHasNoPriceInTheCurrencyOfTheBasket() {
        var offers = Map.of("mug", new Offer("mug", "Mug", new Money(100, "JPY"), "zero", 0));
        var wishes = List.of(new Basket.Wish("mug", 1));
        assertThat(PRICING.price(new Basket("JPY", wishes, ShippingMethod.EXPRESS, Destination.UNKNOWN), offers, 0))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("shipping_unavailable"));
        assertThat(PRICING.price(new Basket("JPY", wishes, ShippingMethod.STANDARD, Destination.UNKNOWN), offers, 0))
                .as("free is free")
                .isInstanceOf(Outcome.Success.class);
    }

    @Test
    void refusesWhatTheCatalogueDoesNotSell() {
        assertThat(PRICING.price(basket(ShippingMethod.STANDARD, new Basket.Wish("ghost", 1)), Map.of(), 0))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("unknown_sku"));
    }

    @Test
    void refusesMixedCurrencies() {
        var euro = new Offer("mug", "Mug", new Money(100, "EUR"), "standard", 0);
        assertThat(PRICING.price(basket(ShippingMethod.STANDARD, new Basket.Wish("mug", 1)), Map.of("mug", euro), 0))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("currency_mismatch"));
    }

    @Test
    void refusesATotalThatNoNumberCanHold() {
        var dear = offer("mug", Long.MAX_VALUE / 2, "standard");
        assertThat(PRICING.price(basket(ShippingMethod.STANDARD, new Basket.Wish("mug", 100)), Map.of("mug", dear), 0))
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
        assertThat(PRICING.price(basket(ShippingMethod.STANDARD, wish), Map.of("mug", tooDear), 0))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("order_too_large"));
    }

    private static PricedBasket price(ShippingMethod method, Map<String, Offer> offers, Basket.Wish... wishes) {
        return ((Outcome.Success<PricedBasket>) PRICING.price(basket(method, wishes), offers, 0)).value();
    }

    private static Basket basket(ShippingMethod method, Basket.Wish... wishes) {
        return new Basket("USD", List.of(wishes), method, Destination.UNKNOWN);
    }

    private static Offer offer(String sku, long price, String taxClass) {
        return new Offer(sku, sku, new Money(price, "USD"), taxClass, 0);
    }
}
