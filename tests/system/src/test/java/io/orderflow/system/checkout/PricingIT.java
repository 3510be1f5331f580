package io.orderflow.system.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.platform.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SystemTest
class PricingIT {

    @Test
    void takesPricesFromTheCatalogueAndNeverFromTheBuyer(Platform platform) {
        String sku = platform.goods().stocked(10, Money.usd(2_500));
        var cheap = Map.of("sku", sku, "quantity", 2, "unit_price", Money.usd(1), "total", Money.usd(2));
        Order order = platform.orders()
                .place(OrderRequest.by(platform.customerId())
                        .with("items", List.of(cheap))
                        .with("totals", Map.of("grand", Money.usd(1))));

        assertThat(order.total("subtotal")).isEqualTo(Money.usd(5_000));
        assertThat(order.grand()).isEqualTo(Money.usd(6_000));
        Order paid = platform.orders().awaitStatus(order.id(), "paid");
        assertThat(platform.gateway().ledger(paid.paymentReference()).net()).isEqualTo(6_000);
    }

    @Test
    void keepsThePriceOfTheMomentOfCheckout(Platform platform) {
        String sku = platform.goods().stocked(10, Money.usd(1_000));
        Order before = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));
        platform.catalog().price(sku, Money.usd(2_000));
        Order after = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));

        assertThat(platform.orders().get(before.id()).grand()).isEqualTo(Money.usd(1_200));
        assertThat(after.grand()).isEqualTo(Money.usd(2_400));
    }

    @Test
    void quotesWhatCheckoutWillCostAndHoldsNothing(Platform platform) {
        String sku = platform.goods().stocked(10, Money.usd(1_999));
        OrderRequest request =
                OrderRequest.by(platform.customerId()).item(sku, 3).with("shipping_method", "express");
        Order quote =
                new Order(platform.orders().quote(request).expect(200, 201).json());

        assertThat(platform.stock().of(sku).available()).isEqualTo(10);
        Order order = platform.orders().placePaid(request);
        assertThat(quote.json().path("totals")).isEqualTo(order.json().path("totals"));
        assertThat(order.total("shipping")).isEqualTo(Money.usd(1_500));
    }

    @Test
    void addsUpEveryOrderFromItsLines(Platform platform) {
        String standard = platform.goods().stocked(10, Money.usd(333));
        String reduced = Ids.sku("RED");
        platform.catalog().create(reduced, Money.usd(777), "reduced");
        platform.stock().known(reduced);
        platform.stock().set(platform.stock().openWarehouse(Ids.sku("WH")), reduced, 10);
        Order order = platform.orders()
                .placePaid(
                        OrderRequest.by(platform.customerId()).item(standard, 7).item(reduced, 3));

        long tax = Math.round(333 * 7 * 0.20) + Math.round(777 * 3 * 0.05);
        assertThat(order.total("subtotal")).isEqualTo(Money.usd(333 * 7 + 777 * 3));
        assertThat(order.total("tax")).isEqualTo(Money.usd(tax));
        assertThat(order.items().stream()
                        .mapToLong(item -> item.path("total").path("amount").asLong())
                        .sum())
                .isIn(order.grand().amount(), order.total("subtotal").amount());
        assertThat(order.grand().amount())
                .isEqualTo(order.total("subtotal").amount()
                        - order.total("discount").amount()
                        + order.total("shipping").amount()
                        + order.total("tax").amount());
    }
}
