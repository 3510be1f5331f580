package io.orderflow.system.demo;

import io.orderflow.system.Ids;
import io.orderflow.system.api.Goods;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.platform.Platform;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A seeded shop.
 *
 * @param warehouses two ids
 * @param shelf SKUs with plenty of stock
 */
record Shop(Platform platform, List<String> warehouses, List<String> shelf, AtomicInteger sold) {
    private static final List<Money> PRICES =
            List.of(Money.usd(1_999), Money.usd(4_950), Money.usd(899), Money.usd(12_900), Money.usd(250));

    static Shop open(Platform platform) {
        List<String> warehouses = List.of(
                platform.stock().openWarehouse(Ids.sku("NORTH")),
                platform.stock().openWarehouse(Ids.sku("SOUTH")));
        Goods goods = platform.goods();
        List<String> shelf = PRICES.stream()
                .map(price -> goods.stocked(500, price, warehouses.get(0)))
                .toList();
        shelf.forEach(sku -> platform.stock().set(warehouses.get(1), sku, 500));
        return new Shop(platform, warehouses, shelf, new AtomicInteger());
    }

    /** An order of the house customer for one or two products, another one each time. */
    OrderRequest basket() {
        int number = sold.getAndIncrement();
        OrderRequest request =
                OrderRequest.by(platform.customerId()).item(shelf.get(number % shelf.size()), 1 + number % 3);
        return number % 2 == 0 ? request : request.item(shelf.get((number + 1) % shelf.size()), 1);
    }

    /** A new product of which little is there. */
    String rare(long units) {
        return platform.goods().stocked(units, Money.usd(50_000), warehouses.getFirst());
    }
}
