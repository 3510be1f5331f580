package io.orderflow.order.domain.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the sums of any basket; a failure names the seed that its basket is made from. */
class SumsPropertyTest {

    private static final TaxTable TAXES = new TaxTable(
            Map.of("standard", 20_000L, "reduced", 5_000L, "zero", 0L),
            Map.of("US-NY", Map.of("standard", 8_875L), "DE", Map.of("standard", 19_000L, "reduced", 7_000L)));
    private static final Pricing PRICING =
            new Pricing(TAXES, new ShippingTable(Map.of(ShippingMethod.EXPRESS, Map.of("USD", 1500L)), List.of()));
    private static final List<Destination> PLACES = List.of(
            Destination.UNKNOWN, new Destination("US", "NY"), new Destination("DE", null), new Destination("GB", ""));

    /** One unit of the spreading, and half of one of the rounding. */
    private static final BigDecimal NEAR = new BigDecimal("1.5");

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addUpToTheOrderToTheMinorUnit(long seed) {
        var some = Some.of(seed);
        var priced = some.priced();
        var totals = priced.totals();

        assertThat(sum(priced, Line::discount)).isEqualTo(totals.discount());
        assertThat(sum(priced, Line::tax)).isEqualTo(totals.tax());
        assertThat(sum(priced, Line::total) + totals.shipping()).isEqualTo(totals.grand());
        assertThat(totals.discount()).isEqualTo(Math.min(some.discount(), totals.subtotal()));
        assertThat(totals.grand())
                .isEqualTo(totals.subtotal() - totals.discount() - totals.points() + totals.shipping() + totals.tax());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areThoseOfEachLine(long seed) {
        for (Line line : Some.of(seed).priced().lines()) {
            long net = line.unitPrice() * line.quantity();
            assertThat(line.discount()).isBetween(0L, net);
            assertThat(line.tax()).isNotNegative();
            assertThat(line.total()).isEqualTo(net - line.discount() + line.tax());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void roundTheTaxHalfUpOnceAndLeaveEachLineNearItsOwn(long seed) {
        var some = Some.of(seed);
        var priced = some.priced();
        var exact = BigDecimal.ZERO;
        for (Line line : priced.lines()) {
            var own = BigDecimal.valueOf(line.unitPrice() * line.quantity() - line.discount())
                    .multiply(BigDecimal.valueOf(
                            TAXES.rate(line.taxClass(), some.basket().destination())))
                    .movePointLeft(5);
            assertThat(BigDecimal.valueOf(line.tax()).subtract(own).abs()).isLessThan(NEAR);
            exact = exact.add(own);
        }
        assertThat(priced.totals().tax())
                .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areTheSameEachTime(long seed) {
        assertThat(Some.of(seed).priced().totals())
                .isEqualTo(Some.of(seed).priced().totals());
    }

    private static long sum(PricedBasket basket, ToLongFunction<Line> part) {
        return basket.lines().stream().mapToLong(part).sum();
    }

    /** A basket, cheap or dear, with one line or many, with no discount, a small one, or more than it costs. */
    private record Some(Basket basket, Map<String, Offer> offers, long discount) {

        static Some of(long seed) {
            var random = new Random(seed);
            long dearest = List.of(1L, 10L, 10_000L, 100_000_000L).get(random.nextInt(4));
            var offers = new HashMap<String, Offer>();
            var wishes = new ArrayList<Basket.Wish>();
            IntStream.rangeClosed(0, random.nextInt(random.nextBoolean() ? 3 : 40))
                    .forEach(i -> {
                        String taxClass = List.of("standard", "reduced", "zero").get(random.nextInt(3));
                        offers.put("s" + i, offer("s" + i, random.nextLong(dearest + 1), taxClass));
                        wishes.add(new Basket.Wish("s" + i, 1 + random.nextInt(9)));
                    });
            var method = random.nextBoolean() ? ShippingMethod.STANDARD : ShippingMethod.EXPRESS;
            var basket = new Basket("USD", wishes, method, PLACES.get(random.nextInt(PLACES.size())));
            return new Some(basket, offers, random.nextInt(3) == 0 ? 0 : random.nextLong(dearest * 20));
        }

        PricedBasket priced() {
            return ((Outcome.Success<PricedBasket>) PRICING.price(basket, offers, discount)).value();
        }

        private static Offer offer(String sku, long price, String taxClass) {
            return new Offer(sku, sku, new Money(price, "USD"), taxClass, 100);
        }
    }
}
