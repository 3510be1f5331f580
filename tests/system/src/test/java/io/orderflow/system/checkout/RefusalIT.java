package io.orderflow.system.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SystemTest
class RefusalIT {

    @ParameterizedTest
    @ValueSource(strings = {"tok_declined", "tok_nonsense"})
    void holdsNothingAfterACardIsRefused(String token, Platform platform) {
        String sku = platform.goods().stocked(5);
        String customer = Ids.uuid();
        Answer answer =
                platform.orders().submit(OrderRequest.by(customer).item(sku, 2).card(token));

        assertRefused(answer, 422, "payment_declined");
        assertThat(platform.stock().of(sku).available()).isEqualTo(5);
        assertNothingSold(platform, customer);
    }

    @Test
    void givesTheMoneyBackWhenTheGoodsAreGone(Platform platform) {
        String plenty = platform.goods().stocked(5);
        String scarce = platform.goods().stocked(1);
        String customer = Ids.uuid();
        Answer answer = platform.orders()
                .submit(OrderRequest.by(customer).item(plenty, 2).item(scarce, 2));

        assertRefused(answer, 409, "out_of_stock");
        assertThat(answer.text()).contains(scarce).contains("\"available\":1");
        assertThat(platform.stock().of(plenty).available()).isEqualTo(5);
        assertThat(platform.stock().of(scarce).available()).isEqualTo(1);
        assertNothingSold(platform, customer);
    }

    @Test
    void refusesASkuThatTheCatalogueDoesNotKnow(Platform platform) {
        String sku = platform.goods().stocked(5);
        String customer = Ids.uuid();
        Answer answer =
                platform.orders().submit(OrderRequest.by(customer).item(sku, 1).item("NO-SUCH-SKU", 1));

        assertRefused(answer, 422, "unknown_sku");
        assertThat(platform.stock().of(sku).available()).isEqualTo(5);
        assertNothingSold(platform, customer);
    }

    @Test
    void refusesMoreThanTwoHundredItems(Platform platform) {
        String sku = platform.goods().stocked(5);
        OrderRequest request = OrderRequest.by(platform.customerId());
        for (int i = 0; i < 201; i++) {
            request = request.item(sku, 1);
        }
        Answer answer = platform.orders().submit(request);

        assertThat(answer.status()).isIn(400, 413, 422);
        assertThat(answer.code()).isNotEmpty();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    /** Whatever the order service keeps of a refused attempt, nothing of it may hold goods or money. */
    private static void assertNothingSold(Platform platform, String customer) {
        assertThat(platform.orders().of(customer)).allSatisfy(order -> {
            assertThat(order.status()).isEqualTo("cancelled");
            platform.payments()
                    .of(order.id())
                    .forEach(payment -> assertThat(platform.gateway()
                                    .ledger(payment.path("reference").asText())
                                    .isEven())
                            .isTrue());
        });
    }
}
