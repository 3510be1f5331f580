package io.orderflow.payment.dispute;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Webhook;
import io.orderflow.payment.jobs.WebhookRetry;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.together.Together;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A dispute whose loss is heard of before anything else: the bank has the money, so the goods must not go. */
@PaymentTest
@Tag("X3.10")
class LostDisputeTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @Inject
    Disputed disputed;

    @Inject
    @GrpcService
    OrderNeighbour orders;

    @Inject
    WebhookRetry retry;

    @AfterEach
    void behave() {
        orders.standIn().forget();
    }

    @Test
    void hasTheOrderWaitThoughItsBeginningIsHeardOfLater() {
        String order = disputed.authorized();
        String dispute = "dp_" + order;
        Disputed.closed(order, dispute, "lost").post().statusCode(204);
        Disputed.opened(order, dispute).post().statusCode(204);
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).containsExactly("lost", "held"));
        assertThat(orders.placed(order))
                .singleElement()
                .satisfies(asked -> assertThat(asked.getReason()).startsWith("the dispute is lost"));
    }

    @Test
    void asksOnceWhicheverOfTheTwoIsFaster() throws Exception {
        String order = disputed.authorized();
        String dispute = "dp_" + order;
        Callable<Integer> opened =
                () -> Disputed.opened(order, dispute).post().extract().statusCode();
        Callable<Integer> lost =
                () -> Disputed.closed(order, dispute, "lost").post().extract().statusCode();
        assertThat(Together.run(List.of(opened, lost, opened, lost))).containsOnly(204);
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).contains("held", "lost"));
        assertThat(orders.placed(order)).hasSize(1);
    }

    @Test
    void hasTheOrderWaitThoughBothCameBeforeThePayment() {
        String order = anyOrder();
        String dispute = "dp_" + order;
        Disputed.opened(order, dispute).post().statusCode(204);
        Disputed.closed(order, dispute, "lost").post().statusCode(204);
        authorize(order, "tok_ok", 1000);
        disputed.atStripe(order);
        run();
        run();
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).containsExactly("opened", "lost", "held"));
        assertThat(orders.placed(order)).hasSize(1);
    }

    @Test
    void hasTheOrderWaitThoughOnlyTheLossCameBeforeThePayment() {
        String order = anyOrder();
        var early = Webhook.of("dispute.lost", order);
        early.post().statusCode(204);
        authorize(order, "tok_ok", 1000);
        run();
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(early.id())).containsExactly("lost", "held"));
        assertThat(orders.placed(order)).hasSize(1);
    }

    private void run() {
        retry.run().await().atMost(WAIT);
    }
}
