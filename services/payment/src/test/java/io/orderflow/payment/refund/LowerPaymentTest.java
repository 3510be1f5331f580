package io.orderflow.payment.refund;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.captured;
import static io.orderflow.payment.gateway.PaymentClient.lower;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.gateway.PaymentClient.stub;
import static io.orderflow.payment.gateway.PaymentClient.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.together.Together;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.grpc.payment.v1.LowerPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A card payment whose order asks for less than it was opened for. */
@PaymentTest
@Tag("INV-M3")
class LowerPaymentTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @AfterEach
    void mend() {
        Sandbox.mend();
    }

    @Test
    @Tag("INV-M1")
    void capturesNoMoreThanIsStillAskedForAndLetsTheRestGo() {
        String order = authorized("tok_ok", 1000);
        assertThat(lower(order, 700).getPayment().getStatus()).isEqualTo("authorized");
        assertThat(capture(order, "1-" + order, 1000).getRejection().getCode()).isEqualTo("amount_exceeds_authorized");
        assertThat(capture(order, "2-" + order, 700).getPayment().getStatus()).isEqualTo("captured");

        awaitLedger(order, "authorize 1000", "capture 700", "void 300");
        assertThat(capture(order, "3-" + order, 300).getPayment().getStatus()).isEqualTo("captured");
        assertThat(status(order)).isEqualTo("captured");
        assertThat(books.events(order))
                .containsExactly(
                        Topics.PAYMENTS_PAYMENT_CONFIRMED + " authorized",
                        Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured");
    }

    @Test
    @Tag("INV-M2")
    void givesTheDifferenceBackOnceThoughRequestsMeet() throws Exception {
        String order = captured();
        assertThat(Together.run(8, () -> lower(order, 700))).allMatch(PaymentReply::hasPayment);
        awaitLedger(order, "authorize 1000", "capture 1000", "refund 300");
        lower(order, 900);
        lower(order, 450);
        awaitLedger(order, "authorize 1000", "capture 1000", "refund 300", "refund 250");
        assertThat(status(order)).isEqualTo("partially_refunded");

        cancel(order);
        awaitLedger(order, "authorize 1000", "capture 1000", "refund 300", "refund 250", "refund 450");
        assertThat(status(order)).isEqualTo("refunded");
    }

    @Test
    void waitsForACaptureWhoseOutcomeIsUnknown() {
        String order = till.authorized();
        gateway.standIn().set(Mode.MUTE);
        assertThat(capture(order, "1-" + order, 1000).getPayment().getStatus()).isEqualTo("capture_pending");
        assertThat(lower(order, 600).getPayment().getStatus()).isEqualTo("capture_pending");
        assertThat(capture(order, "2-" + order, 600).getPayment().getStatus()).isEqualTo("capture_pending");
        gateway.standIn().set(Mode.WELL);

        await().atMost(LONG).untilAsserted(() -> {
            till.hurry("1-" + order);
            assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 1000", "refund 400");
        });
        assertThat(capture(order, "2-" + order, 600).getPayment().getStatus()).isEqualTo("partially_refunded");
    }

    @Test
    @Tag("X3.3")
    void capturesLessAfterMoreWasRefused() {
        String order = authorized("tok_capture_fails_twice", 1000);
        capture(order, "1-" + order, 1000);
        lower(order, 600);
        capture(order, "2-" + order, 600);
        assertThat(capture(order, "3-" + order, 600).getPayment().getStatus()).isEqualTo("captured");

        awaitLedger(order, "authorize 1000", "capture 600", "void 400");
    }

    @Test
    void letsNothingGoTwiceWhenTheOrderIsCancelledAsWell() {
        String order = authorized("tok_ok", 1000);
        cancel(order);
        assertThat(lower(order, 700).getPayment().getAuthorized()).isEqualTo(usd(1000));
        awaitLedger(order, "authorize 1000", "void 1000");
        assertThat(status(order)).isEqualTo("voided");
    }

    @Test
    @Tag("INV-M2")
    void endsAtWhatIsAskedForWhoeverComesFirst() throws Exception {
        for (int round = 0; round < 6; round++) {
            String order = authorized("tok_ok", 1000);
            Together.run(List.<Callable<PaymentReply>>of(
                    () -> capture(order, "1-" + order, 1000),
                    () -> lower(order, 800),
                    () -> lower(order, 600),
                    () -> lower(order, 600)));
            await().atMost(LONG)
                    .until(() -> capture(order, "2-" + order, 600).getPayment().getStatus(), s -> !s.isEmpty());
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(held(order)).isEqualTo(600);
                assertThat(books.ledger(order)).containsExactlyInAnyOrderElementsOf(Sandbox.ledger(order));
            });
        }
    }

    /** A part of the order is cancelled while others ship: in the end the shop has what is left of it, and holds nothing beside. */
    @Test
    @Tag("INV-M1")
    void keepsWhatIsAskedForWhenPartsAreCapturedAtTheSameMoment() throws Exception {
        for (int i = 0; i < 5; i++) {
            String order = authorized("tok_ok", 1000);
            capture(order, "a-" + order, 400);
            Callable<PaymentReply> lowered = () -> lower(order, 700);
            Callable<PaymentReply> second = () -> capture(order, "b-" + order, 300);
            Callable<PaymentReply> third = () -> capture(order, "c-" + order, 300);
            Together.run(List.of(lowered, second, third));
            await().atMost(LONG).untilAsserted(() -> {
                // Asked again by whoever did not learn that there is nothing left to take.
                capture(order, "b-" + order, 300);
                assertThat(held(order)).isEqualTo(700);
                assertThat(books.ledger(order)).containsExactlyInAnyOrderElementsOf(Sandbox.ledger(order));
            });
        }
    }

    /** The order asks for no more than was taken while more is under way; that it is paid shows when the rest is refused. */
    @Test
    void tellsThatItIsPaidWhenAPartIsRefusedThatIsNotAskedForAnyMore() {
        String order = till.authorized();
        capture(order, "a-" + order, 700);
        gateway.standIn().set(Mode.DOWN);
        assertThat(capture(order, "b-" + order, 300).getPayment().getStatus()).isEqualTo("capture_pending");
        assertThat(lower(order, 700).getPayment().getStatus()).isEqualTo("capture_pending");

        gateway.standIn().set(Mode.REFUSING);
        await().atMost(LONG).until(() -> {
            till.hurry("b-" + order);
            return status(order).equals("captured");
        });
        gateway.standIn().forget();
        assertThat(books.told(order))
                .containsExactly("authorized 0 of 1000", "partially_captured 700 of 1000", "captured 700 of 1000");
        await().atMost(LONG).until(() -> {
            till.hurry(till.key(order, "void"));
            return books.ledger(order).contains("void 300");
        });
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(lower(anyOrder(), 1).getRejection().getCode()).isEqualTo("not_found");
        String order = authorized("tok_ok", 1000);
        assertThat(stub().lower(LowerPaymentRequest.newBuilder()
                                .setOrderId(order)
                                .setAmount(usd(1).toBuilder().setCurrency("EUR"))
                                .build())
                        .getRejection()
                        .getCode())
                .isEqualTo("currency_mismatch");
        assertThatThrownBy(() -> lower(order, 0)).hasMessageContaining("INVALID_ARGUMENT");
        assertThatThrownBy(() -> lower(order, -1)).hasMessageContaining("INVALID_ARGUMENT");
    }

    /** What the gateway has of the buyer's money, held or taken. */
    private static long held(String order) {
        return Sandbox.ledger(order).stream()
                .map(entry -> entry.split(" "))
                .mapToLong(entry -> switch (entry[0]) {
                    case "authorize" -> Long.parseLong(entry[1]);
                    case "void", "refund" -> -Long.parseLong(entry[1]);
                    default -> 0;
                })
                .sum();
    }

    private void awaitLedger(String order, String... entries) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(books.ledger(order)).containsExactly(entries);
            assertThat(Sandbox.ledger(order)).containsExactly(entries);
        });
    }
}
