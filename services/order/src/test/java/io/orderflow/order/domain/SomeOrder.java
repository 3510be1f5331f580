package io.orderflow.order.domain;

import io.orderflow.order.domain.cancellation.Recalculation;
import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.domain.price.Basket;
import io.orderflow.order.domain.price.Line;
import io.orderflow.order.domain.price.Offer;
import io.orderflow.order.domain.price.PricedBasket;
import io.orderflow.order.domain.price.Pricing;
import io.orderflow.order.domain.price.ShippingTable;
import io.orderflow.order.domain.price.TaxRates;
import io.orderflow.order.domain.price.TaxTable;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Orders of any make, each from its seed: cheap and dear, with one line or many, taxed and not, with a discount or none. */
public final class SomeOrder {

    public static final TaxRates TAXES =
            new TaxTable(Map.of("standard", 20_000L, "reduced", 5_000L, "zero", 0L), Map.of());

    private static final Pricing PRICING =
            new Pricing(TAXES, new ShippingTable(Map.of(ShippingMethod.EXPRESS, Map.of("USD", 1500L)), List.of()));

    private SomeOrder() {}

    /** @param discounted whether it may have a discount */
    public static Order of(long seed, boolean discounted) {
        var random = new Random(seed);
        long dearest = List.of(1L, 10L, 10_000L, 100_000_000L).get(random.nextInt(4));
        var offers = new HashMap<String, Offer>();
        var wishes = new ArrayList<Basket.Wish>();
        IntStream.rangeClosed(0, random.nextInt(random.nextBoolean() ? 3 : 20)).forEach(i -> {
            String taxClass = List.of("standard", "reduced", "zero").get(random.nextInt(3));
            var price = new Money(random.nextLong(dearest + 1), "USD");
            offers.put("s" + i, new Offer("s" + i, "s" + i, price, taxClass, 100));
            wishes.add(new Basket.Wish("s" + i, 1 + random.nextInt(9)));
        });
        // Shipping costs something, so that there is always something left to pay.
        var basket = new Basket("USD", wishes, ShippingMethod.EXPRESS, Destination.UNKNOWN);
        long discount = discounted ? random.nextLong(dearest * 20) : 0;
        return placed(((Outcome.Success<PricedBasket>) PRICING.price(basket, offers, discount)).value(), random);
    }

    private static Order placed(PricedBasket basket, Random random) {
        var any = AnyOrder.pending();
        return new Order(
                any.id(),
                "",
                any.customerId(),
                OrderStatus.PENDING,
                PaymentStatus.PENDING,
                1,
                "USD",
                basket.totals(),
                basket.totals().grand(),
                PaymentMethod.CARD,
                "immediate",
                any.payment(),
                any.shippingAddress(),
                basket.shippingMethod(),
                null,
                null,
                Instant.EPOCH,
                basket.lines(),
                basket.lines().stream()
                        .flatMap(line -> allocated(line, random).stream())
                        .toList(),
                List.of());
    }

    /** In one warehouse or two. */
    private static List<Allocated> allocated(Line line, Random random) {
        long first = 1 + random.nextLong(line.quantity());
        var one = new Allocated(Ids.next().toString(), line.id(), "north", first);
        return first == line.quantity()
                ? List.of(one)
                : List.of(one, new Allocated(Ids.next().toString(), line.id(), "south", line.quantity() - first));
    }

    /** One of two mugs at twelve dollars each is left. */
    static Order halved() {
        Order order = AnyOrder.pending();
        return without(order, Map.of(order.lines().getFirst().id(), 1L));
    }

    public static Order without(Order order, Map<UUID, Long> units) {
        return ((Outcome.Success<Order>) new Recalculation(TAXES).without(order, units, Goods.NONE)).value();
    }
}
