package io.orderflow.system.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.Together;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@SystemTest
class CancelIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void voidsAndReleasesWhenNothingWasCaptured(Platform platform) {
        String sku = platform.goods().stocked(5);
        Order order = platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, 2).card("tok_ok", "on_confirm"));
        platform.orders().awaitStatus(order.id(), "confirmed");
        Answer answer = platform.orders(Role.CUSTOMER).cancel(order.id());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(new Order(answer.json()).status()).isEqualTo("cancelled");
        Order ended = platform.orders()
                .await(order.id(), "voided", seen -> seen.paymentStatus().equals("voided"));
        assertThat(ended.status()).isEqualTo("cancelled");
        assertThat(awaitEven(platform, ended).all("void")).hasSize(1);
        awaitReleased(platform, order.id(), sku, 5);
    }

    @Test
    void refundsAndReleasesWhenTheMoneyWasTaken(Platform platform) {
        String sku = platform.goods().stocked(5);
        Order paid = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 2));
        platform.orders(Role.CUSTOMER).cancel(paid.id()).expect(200);

        Order ended = platform.orders().awaitStatus(paid.id(), "refunded");
        assertThat(ended.paymentStatus()).isEqualTo("refunded");
        assertThat(ended.cancelReason()).isNotEmpty();
        assertThat(awaitEven(platform, ended).sum("refund"))
                .isEqualTo(paid.grand().amount());
        awaitReleased(platform, paid.id(), sku, 5);
    }

    @Test
    void cancelsOnceHoweverOftenItIsAsked(Platform platform) {
        String sku = platform.goods().stocked(5);
        Order paid = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 2));
        List<Answer> answers = Together.run(4, number -> platform.orders().cancel(paid.id()));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        Order ended = platform.orders().awaitStatus(paid.id(), "refunded");
        assertThat(platform.orders().cancel(paid.id()).status()).isEqualTo(200);
        assertThat(awaitEven(platform, ended).all("refund")).hasSize(1);
        awaitReleased(platform, paid.id(), sku, 5);
    }

    @Test
    void letsNobodyElseCancel(Platform platform) {
        String sku = platform.goods().stocked(5);
        Order somebodyElses =
                platform.orders().placePaid(OrderRequest.by(Ids.uuid()).item(sku, 1));
        Answer answer = platform.orders(Role.CUSTOMER).cancel(somebodyElses.id());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(platform.orders().get(somebodyElses.id()).status()).isEqualTo("paid");
    }

    private static Ledger awaitEven(Platform platform, Order order) {
        return Await.until(
                "money back", PATIENCE, () -> platform.gateway().ledger(order.paymentReference()), Ledger::isEven);
    }

    private static void awaitReleased(Platform platform, String orderId, String sku, long available) {
        Await.until(
                "released stock", PATIENCE, () -> platform.stock().of(sku), stock -> stock.available() == available);
        assertThat(platform.stock().reservationsOf(orderId))
                .isNotEmpty()
                .extracting(Reservation::status)
                .containsOnly("released");
    }
}
