package io.orderflow.system.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.Together;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SystemTest
class LastUnitIT {

    @Test
    @Tag("INV-S4")
    void sellsTenUnitsToTenOfThirtyBuyers(Platform platform) {
        String sku = platform.goods().stocked(10);
        List<String> buyers =
                java.util.stream.Stream.generate(Ids::uuid).limit(30).toList();
        List<Answer> answers = Together.run(
                30,
                number -> platform.orders()
                        .submit(OrderRequest.by(buyers.get(number)).item(sku, 1)));

        List<Answer> sold =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() != 201).toList();
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("out_of_stock");
        });
        assertThat(sold).hasSize(10);
        sold.forEach(answer -> {
            Order paid = platform.orders().awaitStatus(new Order(answer.json()).id(), "paid");
            assertThat(platform.gateway().ledger(paid.paymentReference()).net())
                    .isEqualTo(paid.grand().amount());
        });
        var stock = platform.stock().of(sku);
        assertThat(List.of(stock.onHand(), stock.reserved(), stock.available())).containsExactly(10L, 10L, 0L);
    }

    @Test
    void reservesAllOrNothingWhenTwoSkusAreWantedInOppositeOrder(Platform platform) {
        String one = platform.goods().stocked(6);
        String other = platform.goods().stocked(6);
        List<Answer> answers = Together.run(16, number -> {
            OrderRequest request = OrderRequest.by(Ids.uuid());
            return platform.orders()
                    .submit(
                            number % 2 == 0
                                    ? request.item(one, 1).item(other, 1)
                                    : request.item(other, 1).item(one, 1));
        });

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(201, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(6);
        assertThat(platform.stock().of(one).reserved()).isEqualTo(6);
        assertThat(platform.stock().of(other).reserved()).isEqualTo(6);
        answers.stream()
                .filter(answer -> answer.status() == 201)
                .forEach(answer -> platform.orders().awaitStatus(new Order(answer.json()).id(), "paid"));
    }
}
