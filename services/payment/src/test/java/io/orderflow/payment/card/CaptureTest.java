package io.orderflow.payment.card;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.together.Together;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@PaymentTest
class CaptureTest {

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Test
    void takesTheMoneyAndSaysSo() {
        String order = authorized("tok_ok", 1000);
        assertThat(capture(order, "c-" + order, 1000).getPayment().getStatus()).isEqualTo("captured");

        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 1000");
        assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 1000");
        assertThat(books.events(order))
                .containsExactly(
                        Topics.PAYMENTS_PAYMENT_CONFIRMED + " authorized",
                        Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured");
    }

    @Test
    @Tag("INV-M3")
    void capturesOnceForManyRepeatsAtTheSameMoment() throws Exception {
        String order = authorized("tok_ok", 1000);
        assertThat(Together.run(8, () -> capture(order, "c-" + order, 1000)))
                .extracting(reply -> reply.getPayment().getStatus())
                .containsOnly("captured");
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 1000");
        assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 1000");
        assertThat(books.events(order)).hasSize(2);
    }

    @Test
    @Tag("INV-M1")
    void takesInPartsWhatIsThereAndNoMore() {
        String order = authorized("tok_ok", 1000);
        assertThat(capture(order, "a-" + order, 400).getPayment().getStatus()).isEqualTo("partially_captured");
        assertThat(capture(order, "b-" + order, 700).getRejection().getCode()).isEqualTo("amount_exceeds_authorized");
        assertThat(capture(order, "c-" + order, 600).getPayment().getStatus()).isEqualTo("captured");
        assertThat(capture(order, "d-" + order, 1).getPayment().getStatus()).isEqualTo("captured");

        assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 400", "capture 600");
        assertThat(Sandbox.ledger(order)).isEqualTo(books.ledger(order));
        assertThat(books.told(order))
                .containsExactly("authorized 0 of 1000", "partially_captured 400 of 1000", "captured 1000 of 1000");
    }

    /** Parts of one payment are asked for at the same moment, each by several processes. */
    @Test
    @Tag("INV-M1")
    @Tag("INV-M3")
    void takesEachPartOnceThoughAllAreAskedForAtTheSameMoment() throws Exception {
        String order = authorized("tok_ok", 1000);
        Callable<PaymentReply> first = () -> capture(order, "a-" + order, 300);
        Callable<PaymentReply> second = () -> capture(order, "b-" + order, 300);
        Callable<PaymentReply> third = () -> capture(order, "c-" + order, 400);
        assertThat(Together.run(List.of(first, second, third, third, second, first)))
                .noneMatch(PaymentReply::hasRejection);
        await().atMost(Duration.ofSeconds(60)).until(() -> status(order).equals("captured"));

        assertThat(Sandbox.ledger(order))
                .containsExactlyInAnyOrder("authorize 1000", "capture 300", "capture 300", "capture 400");
        assertThat(books.ledger(order)).containsExactlyInAnyOrderElementsOf(Sandbox.ledger(order));
        assertThat(books.told(order)).hasSize(4).endsWith("captured 1000 of 1000");
    }

    /** A caller learns what became of its own part, whatever else is under way. */
    @Test
    void tellsWhetherThisPartIsTakenThoughAnotherIsUnderWay() {
        String order = till.authorized();
        assertThat(capture(order, "a-" + order, 300).getTaken()).isTrue();
        gateway.standIn().set(Mode.MUTE);
        assertThat(capture(order, "b-" + order, 300).getTaken()).isFalse();
        var again = capture(order, "a-" + order, 300);
        assertThat(again.getTaken()).isTrue();
        assertThat(again.getPayment().getStatus()).isEqualTo("capture_pending");
        assertThat(capture(order, "c-" + order, 500).getTaken())
                .as("more than is left beside what is under way")
                .isFalse();

        heardOf(order, "b-" + order, "partially_captured");
        assertThat(capture(order, "b-" + order, 300).getTaken()).isTrue();
        assertThat(capture(order, "c-" + order, 500).getRejection().getCode()).isEqualTo("amount_exceeds_authorized");
    }

    /** The gateway refuses a further part, because its time is over: what was taken stays taken, and the rest is let go. */
    @Test
    @Tag("X3.4")
    void keepsAPartThatIsTakenWhenAnotherIsRefused() {
        String order = authorized("tok_ok", 1000);
        capture(order, "a-" + order, 300);
        Sandbox.timePasses(Duration.ofDays(8));
        assertThat(capture(order, "b-" + order, 300).getRejection().getCode()).isEqualTo("authorization_expired");

        assertThat(status(order)).isEqualTo("partially_captured");
        assertThat(books.events(order)).endsWith(Topics.PAYMENTS_PAYMENT_FAILED + " capture_failed");
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(Sandbox.ledger(order))
                        .containsExactly("authorize 1000", "capture 300", "void 700")
                        .isEqualTo(books.ledger(order)));
        assertThat(status(order)).isEqualTo("partially_captured");
    }

    /** The window ends while a part is under way: no other is begun, and what became of the money is still heard of. */
    @Test
    @Tag("X3.5")
    void refusesAFurtherPartPastTheWindowAndLeavesTheOthersToTheirOutcome() {
        String order = till.authorized();
        capture(order, "a-" + order, 300);
        gateway.standIn().set(Mode.MUTE);
        capture(order, "b-" + order, 300);
        books.update("update payment set expires_at = now() - interval '1 minute' where order_id = $1", order);
        assertThat(capture(order, "c-" + order, 400).getRejection().getCode()).isEqualTo("authorization_expired");
        assertThat(capture(order, "d-" + order, 700).hasRejection())
                .as("what is under way may be a part of that")
                .isFalse();
        assertThat(status(order)).isEqualTo("capture_pending");

        heardOf(order, "b-" + order, "partially_captured");
        assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 300", "capture 300");
        assertThat(gateway.standIn().effects()).containsExactlyInAnyOrder("a-" + order, "b-" + order);
        assertThat(books.events(order)).noneMatch(event -> event.startsWith(Topics.PAYMENTS_PAYMENT_FAILED));
    }

    @Test
    @Tag("X3.3")
    void canBeAskedAgainUnderANewKeyAfterARefusal() {
        String order = authorized("tok_capture_fails_twice", 1000);
        assertThat(capture(order, "1-" + order, 1000).getRejection().getCode()).isEqualTo("capture_failed");
        assertThat(capture(order, "1-" + order, 1000).getRejection().getCode()).isEqualTo("capture_failed");
        assertThat(status(order)).isEqualTo("capture_failed");
        assertThat(payment(order).getFailureCode()).isEqualTo("capture_refused");
        assertThat(capture(order, "2-" + order, 1000).hasRejection()).isTrue();
        assertThat(capture(order, "3-" + order, 1000).getPayment().getStatus()).isEqualTo("captured");

        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 1000");
        assertThat(books.events(order))
                .contains(
                        Topics.PAYMENTS_PAYMENT_FAILED + " capture_failed",
                        Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured");
    }

    @Test
    void findsOutWhatCameOfACaptureThatTheGatewayDidNotAnswer() {
        String order = till.authorized();
        gateway.standIn().set(Mode.MUTE);
        assertThat(capture(order, "c-" + order, 1000).getPayment().getStatus()).isEqualTo("capture_pending");
        assertThat(capture(order, "other-" + order, 1000).getPayment().getStatus())
                .isEqualTo("capture_pending");

        heardOf(order, "c-" + order, "captured");
        assertThat(capture(order, "c-" + order, 1000).getPayment().getStatus()).isEqualTo("captured");
        assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 1000");
        assertThat(gateway.standIn().effects()).containsExactly("c-" + order);
    }

    @Test
    void marksAnAuthorizationThatTheGatewayLetExpire() {
        String order = authorized("tok_auth_expired", 1000);
        assertThat(capture(order, "c-" + order, 1000).getRejection().getCode()).isEqualTo("authorization_expired");
        assertThat(status(order)).isEqualTo("expired");
        assertThat(books.events(order)).endsWith(Topics.PAYMENTS_PAYMENT_FAILED + " expired");
    }

    @Test
    @Tag("X3.5")
    void triesNoCaptureOfAnAuthorizationThatIsPastItsWindow() {
        String order = authorized("tok_ok", 1000);
        books.update("update payment set expires_at = now() - interval '1 minute' where order_id = $1", order);

        assertThat(capture(order, "c-" + order, 1000).getRejection().getCode()).isEqualTo("authorization_expired");
        assertThat(status(order)).isEqualTo("expired");
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000");
        assertThat(books.events(order)).endsWith(Topics.PAYMENTS_PAYMENT_FAILED + " expired");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(capture(anyOrder(), "x", 1).getRejection().getCode()).isEqualTo("not_found");
        String order = authorized("tok_ok", 1000);
        assertThat(capture(order, "checkout:" + order + ":authorize", 1000)
                        .getRejection()
                        .getCode())
                .isEqualTo("operation_key_reused");
        assertThat(capture(order, "zero-" + order, 0).getRejection().getCode()).isEqualTo("amount_exceeds_authorized");
    }

    /** The gateway finds its tongue again, and its payment learns what came of an effect. */
    private void heardOf(String order, String key, String status) {
        gateway.standIn().set(Mode.WELL);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            till.hurry(key);
            return status(order).equals(status);
        });
    }
}
