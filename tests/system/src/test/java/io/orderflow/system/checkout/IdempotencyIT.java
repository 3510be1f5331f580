package io.orderflow.system.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.Together;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@SystemTest
class IdempotencyIT {

    @Test
    void makesOneOrderOfEightParallelSubmitsOfOneKey(Platform platform) {
        String sku = platform.goods().stocked(20);
        String customer = Ids.uuid();
        String key = Ids.uuid();
        OrderRequest request = OrderRequest.by(customer).item(sku, 1);

        List<Answer> answers = Together.run(8, number -> platform.orders().submit(request, key));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(201, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("idempotency_in_flight"));
        Answer replayed = Await.until(
                "the stored answer",
                Duration.ofSeconds(15),
                () -> platform.orders().submit(request, key),
                answer -> answer.status() == 201);
        assertThat(replayed.isReplayed()).isTrue();
        Order paid = platform.orders().awaitStatus(new Order(replayed.json()).id(), "paid");
        assertThat(platform.orders().of(customer)).extracting(Order::id).containsExactly(paid.id());
        assertThat(platform.gateway().ledger(paid.paymentReference()).net())
                .isEqualTo(paid.grand().amount());
        assertThat(platform.stock().of(sku).reserved()).isEqualTo(1);
    }

    @Test
    void answersARepeatWithTheStoredAnswer(Platform platform) {
        String sku = platform.goods().stocked(20);
        String key = Ids.uuid();
        OrderRequest request = OrderRequest.by(platform.customerId()).item(sku, 1);
        Answer first = platform.orders().submit(request, key).expect(201);
        Answer second = platform.orders().submit(request, key).expect(201);

        assertThat(first.isReplayed()).isFalse();
        assertThat(second.isReplayed()).isTrue();
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void storesABusinessRefusalUnderItsKey(Platform platform) {
        String sku = platform.goods().stocked(20);
        String key = Ids.uuid();
        OrderRequest request =
                OrderRequest.by(platform.customerId()).item(sku, 1).card("tok_declined");
        Answer first = platform.orders().submit(request, key).expect(422);
        Answer second = platform.orders().submit(request, key).expect(422);

        assertThat(second.isReplayed()).isTrue();
        assertThat(second.code()).isEqualTo(first.code());
    }

    @Test
    void refusesAnotherBodyUnderAUsedKey(Platform platform) {
        String sku = platform.goods().stocked(20);
        String key = Ids.uuid();
        OrderRequest request = OrderRequest.by(platform.customerId());
        platform.orders().submit(request.item(sku, 1), key).expect(201);
        Answer other = platform.orders().submit(request.item(sku, 2), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void leavesTheKeyFreeAfterAMalformedRequest(Platform platform) {
        String sku = platform.goods().stocked(20);
        String key = Ids.uuid();
        OrderRequest request = OrderRequest.by(platform.customerId());
        assertThat(platform.orders().submit(request.item(sku, -1), key).status())
                .isEqualTo(400);

        assertThat(platform.orders().submit(request.item(sku, 1), key).status()).isEqualTo(201);
    }

    @Test
    void demandsAKey(Platform platform) {
        Answer answer = platform.orders()
                .client()
                .post("/api/v1/orders")
                .json(OrderRequest.by(platform.customerId()).item("ANY", 1).body())
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("idempotency_key_required");
    }
}
