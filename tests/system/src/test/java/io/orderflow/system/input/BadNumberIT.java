package io.orderflow.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Request;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Numbers, SKUs and currencies that are good one by one and make no sense together. */
@SystemTest
class BadNumberIT {
    private static final long DEAREST = 1_000_000_000;
    private static final long MOST_OF_ONE = 100_000;

    @Test
    void refusesAnOrderThatCostsMoreThanAnybodyCanPay(Platform platform) {
        String sku = platform.goods().stocked(1_000_000, Money.usd(DEAREST));
        String customer = Ids.uuid();
        OrderRequest order = OrderRequest.by(customer);
        for (int line = 0; line < 200; line++) {
            order = order.item(sku, MOST_OF_ONE);
        }
        SoftAssertions softly = new SoftAssertions();
        Sound.code(softly, "a fortune", platform.orders().submit(order), 422, "order_too_large");
        OrderRequest one = OrderRequest.by(customer).item(sku, MOST_OF_ONE);
        Sound.code(softly, "one line of a fortune", platform.orders().submit(one), 422, "order_too_large");
        Sound.code(softly, "a quote of a fortune", platform.orders().quote(one), 422, "order_too_large");
        softly.assertAll();
        assertThat(platform.stock().of(sku).available()).isEqualTo(1_000_000);
        assertThat(platform.orders().of(customer)).isEmpty();
    }

    @Test
    void refusesQuantitiesThatAreNone(Platform platform) {
        String sku = platform.goods().stocked(5);
        SoftAssertions softly = new SoftAssertions();
        for (long quantity : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, MOST_OF_ONE + 1}) {
            Answer answer = platform.orders()
                    .submit(OrderRequest.by(platform.customerId()).item(sku, quantity));
            Sound.code(softly, "quantity " + quantity, answer, 400, "validation_failed");
            softly.assertThat(answer.json().at("/errors/0/field").asText()).contains("quantity");
        }
        softly.assertAll();
        assertThat(platform.stock().of(sku).available()).isEqualTo(5);
    }

    @Test
    void refusesACurrencyThatNothingIsPricedIn(Platform platform) {
        String sku = platform.goods().stocked(5);
        OrderRequest order = OrderRequest.by(Ids.uuid()).item(sku, 1);
        SoftAssertions softly = new SoftAssertions();
        for (String currency : new String[] {"EUR", "ZZZ"}) {
            Answer answer = platform.orders().submit(order.with("currency", currency));
            Sound.code(softly, currency, answer, 422, "currency_mismatch");
        }
        for (String currency : new String[] {"usd", "US", "USDD", "", "\u0000\u0000\u0000"}) {
            Answer answer = platform.orders().submit(order.with("currency", currency));
            Sound.code(softly, currency, answer, 400, "validation_failed");
        }
        softly.assertAll();
        assertThat(platform.stock().of(sku).available()).isEqualTo(5);
    }

    @Test
    void refusesGoodsInTwoCurrenciesInOneBasket(Platform platform) {
        String dollars = platform.goods().stocked(5, Money.usd(1_000));
        String euros = platform.goods().stocked(5, new Money(1_000, "EUR"));
        String customer = Ids.uuid();
        OrderRequest mixed = OrderRequest.by(customer).item(dollars, 1).item(euros, 1);
        SoftAssertions softly = new SoftAssertions();
        for (String currency : new String[] {"USD", "EUR"}) {
            OrderRequest order = mixed.with("currency", currency);
            Sound.code(softly, currency, platform.orders().submit(order), 422, "currency_mismatch");
            Sound.code(softly, "a quote in " + currency, platform.orders().quote(order), 422, "currency_mismatch");
            Sound.code(
                    softly,
                    "on delivery in " + currency,
                    platform.orders().submit(order.method("cod")),
                    422,
                    "currency_mismatch");
        }
        softly.assertAll();
        for (String sku : List.of(dollars, euros)) {
            assertThat(platform.stock().of(sku).available()).isEqualTo(5);
            assertThat(platform.stock().of(sku).reserved()).isZero();
        }
        assertThat(platform.orders().of(customer)).isEmpty();
        platform.orders().placePaid(OrderRequest.by(customer).item(euros, 1).with("currency", "EUR"));
    }

    @Test
    void letsNoStockGrowPastWhatCanBeCounted(Platform platform) {
        String sku = platform.goods().stocked(1_000_000_000);
        String warehouse = platform.stock().of(sku).levels().getFirst().warehouseId();
        SoftAssertions softly = new SoftAssertions();
        Sound.refusal(softly, "more than the most", adjust(platform, warehouse, sku, 1_000_000_000));
        Sound.refusal(softly, "less than none", adjust(platform, warehouse, sku, -1_000_000_000 - 1));
        Sound.code(softly, "a huge number", adjust(platform, warehouse, sku, Long.MAX_VALUE), 400, "validation_failed");
        Sound.code(softly, "a tiny number", adjust(platform, warehouse, sku, Long.MIN_VALUE), 400, "validation_failed");
        Sound.code(softly, "an unknown SKU", adjust(platform, warehouse, "NO-SUCH-SKU", 1), 422, "unknown_sku");
        softly.assertAll();
        assertThat(platform.stock().of(sku).available()).isEqualTo(1_000_000_000);
        assertThat(platform.stock().movementSum(sku)).isEqualTo(1_000_000_000);
    }

    private static Answer adjust(Platform platform, String warehouse, String sku, long delta) {
        Request request = platform.client("warehouse", Role.STAFF).post("/api/v1/stock/adjustments");
        return request.key(Ids.uuid())
                .json(Map.of("warehouse_id", warehouse, "sku", sku, "delta", delta, "reason", "test"))
                .send();
    }
}
