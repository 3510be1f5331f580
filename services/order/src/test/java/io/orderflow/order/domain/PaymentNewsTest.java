package io.orderflow.order.domain;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.platform.ids.Ids;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaymentNewsTest {

    private static final Payment AUTHORIZED = payment("authorized", 2400, 0, 0);
    private static final Payment CAPTURED = payment("captured", 2400, 2400, 0);
    private static final Payment REFUNDED = payment("refunded", 2400, 2400, 2400);

    @Test
    @Tag("C1.2")
    void followsThePayment() {
        Order order = AnyOrder.pending();

        assertThat(order.heard(AUTHORIZED).paymentStatus()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(order.heard(CAPTURED).paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(order.heard(payment("voided", 0, 0, 0)).paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
        assertThat(order.heard(payment("captured", 2400, 2400, 100)).paymentStatus())
                .isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(order.heard(REFUNDED).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    @Tag("M2.3")
    void endsTheSameInWhateverOrderTheNewsArrives() {
        for (List<Payment> order : List.of(
                List.of(AUTHORIZED, CAPTURED, REFUNDED),
                List.of(REFUNDED, CAPTURED, AUTHORIZED),
                List.of(CAPTURED, AUTHORIZED, REFUNDED, CAPTURED))) {
            Order heard = AnyOrder.pending();
            for (Payment news : order) {
                heard = heard.heard(news);
            }
            assertThat(heard.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
            assertThat(heard.payment().refunded()).isEqualTo(2400);
        }
    }

    @Test
    @Tag("C1.4")
    void keepsTheAuthorizationId() {
        assertThat(AnyOrder.pending()
                        .heard(AUTHORIZED)
                        .heard(payment("captured", 0, 2400, 0))
                        .payment()
                        .authorizationId())
                .isEqualTo("auth-1");
    }

    @Test
    @Tag("C1.3")
    void believesNoAmountButItsOwnTotal() {
        for (long lie : List.of(1L, 99_999_999L)) {
            Payment heard =
                    AnyOrder.pending().heard(payment("captured", lie, lie, 0)).payment();

            assertThat(List.of(heard.authorized(), heard.captured())).containsOnly(2400L);
        }
        assertThat(AnyOrder.pending()
                        .heard(payment("authorized", 1, 99_999_999, 0))
                        .payment()
                        .captured())
                .isZero();
    }

    @Test
    @Tag("C1.2")
    void staysPaidWhenASurplusGoesBackInWhateverOrderThatIsHeard() {
        var paid = transfer("captured", 3000, 0);
        var surplus = transfer("partially_refunded", 3000, 600);
        for (List<Payment> news : List.of(List.of(paid, surplus), List.of(surplus, paid), List.of(surplus))) {
            Order heard = AnyOrder.pending(Ids.next(), PaymentMethod.BANK_TRANSFER, Instant.now());
            for (Payment one : news) {
                heard = heard.heard(one);
            }
            assertThat(heard.paymentStatus()).isEqualTo(PaymentStatus.PAID);
            assertThat(heard.payment().status()).isEqualTo("captured");
            assertThat(List.of(heard.payment().captured(), heard.payment().refunded()))
                    .containsExactly(3000L, 600L);
        }
        assertThat(AnyOrder.pending(Ids.next(), PaymentMethod.BANK_TRANSFER, Instant.now())
                        .heard(paid)
                        .heard(transfer("partially_refunded", 3000, 601))
                        .paymentStatus())
                .isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    }

    @Test
    @Tag("C1.5")
    void takesCashThatIsCapturedAsCollected() {
        assertThat(AnyOrder.pending(Ids.next(), PaymentMethod.COD, Instant.now())
                        .heard(transfer("captured", 2400, 0))
                        .paymentStatus())
                .isEqualTo(PaymentStatus.COD_COLLECTED);
    }

    /** What was taken is what the order cost when that was asked for, and that is all that an event is believed. */
    @Test
    @Tag("C1.3")
    void believesNoAmountThatAPartlyCancelledOrderNeverCost() {
        Order order = SomeOrder.halved();
        for (var said :
                List.of(List.of(1L, 1200L), List.of(1200L, 1200L), List.of(2400L, 2400L), List.of(9999L, 2400L))) {
            Payment heard =
                    order.heard(payment("captured", 2400, said.getFirst(), 0)).payment();

            assertThat(heard.captured()).isEqualTo(said.getLast());
            assertThat(heard.authorized()).isEqualTo(2400);
        }
    }

    @Test
    @Tag("M2.3")
    void isCapturedWhenTheDifferenceIsBackInWhateverOrderThatIsHeard() {
        Payment difference = payment("partially_refunded", 2400, 2400, 1200);
        for (List<Payment> news : List.of(List.of(CAPTURED, difference), List.of(difference, CAPTURED))) {
            Order heard = SomeOrder.halved().heard(AUTHORIZED);
            for (Payment one : news) {
                heard = heard.heard(one);
            }
            assertThat(heard.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
            assertThat(heard.isCaptured()).isTrue();
            assertThat(heard.isRefunded()).isFalse();
        }
    }

    /** A refusal is told only while nothing is taken, so however the news is mixed, the largest sum and what it stands for come out. */
    @Test
    @Tag("M2.3")
    @Tag("C1.2")
    void endsTheSameInWhateverOrderAndHoweverOftenItsPartsAreHeardOf() {
        var failed = payment("capture_failed", 0, 0, 0);
        var first = payment("partially_captured", 2400, 700, 0);
        var second = payment("partially_captured", 2400, 1900, 0);
        var further = payment("capture_pending", 2400, 700, 0);
        for (List<Payment> news : permutations(List.of(AUTHORIZED, failed, first, further, second))) {
            Order heard = hearing(news);
            assertThat(heard.paymentStatus()).isEqualTo(PaymentStatus.CAPTURE_PENDING);
            assertThat(heard.payment().status()).isEqualTo("partially_captured");
            assertThat(heard.payment().captured()).isEqualTo(1900);
            assertThat(heard.isCaptured()).isFalse();
            assertThat(news.stream().map(heard::heard)).allMatch(heard::equals);
        }
        for (List<Payment> news : permutations(List.of(first, further, second, CAPTURED, failed))) {
            Order heard = hearing(news);
            assertThat(heard.paymentStatus()).isEqualTo(PaymentStatus.PAID);
            assertThat(heard.payment().status()).isEqualTo("captured");
            assertThat(heard.payment().captured()).isEqualTo(2400);
        }
    }

    /** The answer of its own call tells of the part while the next one is on its way, before the event does. */
    @Test
    @Tag("M2.3")
    void knowsThatItIsPartlyCapturedThoughTheSumWasKnownBefore() {
        var first = payment("partially_captured", 2400, 700, 0);
        var further = payment("capture_pending", 2400, 700, 0);
        for (List<Payment> news : permutations(List.of(AUTHORIZED, first, further))) {
            for (Order order : List.of(
                    AnyOrder.pending(),
                    AnyOrder.pending().capturing(),
                    AnyOrder.pending().heard(AUTHORIZED).capturing())) {
                Order heard = hearing(order, news);
                assertThat(heard.awaitsCapture()).isTrue();
                assertThat(heard.payment().status()).isEqualTo("partially_captured");
                assertThat(heard.payment().captured()).isEqualTo(700);
            }
        }
    }

    /** What is still to be taken of a living order may be shipped yet. */
    @Test
    void isNotOverWhenItsFirstPartHasComeBack() {
        Order order = AnyOrder.pending().moved(OrderStatus.CONFIRMED);
        var back = payment("refunded", 700, 700, 700);
        assertThat(order.heard(back).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(order.cancelled("no").heard(back).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    }

    private static Order hearing(List<Payment> news) {
        return hearing(AnyOrder.pending(), news);
    }

    private static Order hearing(Order order, List<Payment> news) {
        Order heard = order;
        for (Payment one : news) {
            heard = heard.heard(one);
        }
        return heard;
    }

    private static List<List<Payment>> permutations(List<Payment> news) {
        if (news.isEmpty()) {
            return List.of(List.of());
        }
        return news.stream()
                .flatMap(first -> permutations(
                                news.stream().filter(one -> one != first).toList())
                        .stream()
                        .map(rest ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()))
                .toList();
    }

    /** Also when an answer of before the renewal is heard after it. */
    @Test
    @Tag("X3.5")
    void knowsTheLatestEndOfItsAuthorization() {
        Instant window = Instant.parse("2026-03-03T12:00:00Z");
        Instant first = Instant.parse("2026-03-02T12:00:00Z");
        Instant renewed = Instant.parse("2026-03-09T12:00:00Z");
        Order waiting = AnyOrder.pending(Ids.next(), PaymentMethod.CARD, window);
        assertThat(waiting.payment().expiresAt()).isEqualTo(window);
        for (List<Instant> ends :
                List.of(List.of(first, renewed), List.of(renewed, first), List.of(first, first, renewed))) {
            Order heard = waiting;
            for (Instant end : ends) {
                heard = heard.heard(held(end));
            }
            assertThat(heard.payment().expiresAt()).isEqualTo(renewed);
        }
        assertThat(waiting.heard(held(first)).payment().expiresAt()).isEqualTo(first);
        assertThat(waiting.heard(held(first)).heard(CAPTURED).payment().expiresAt())
                .isEqualTo(first);
    }

    private static Payment held(Instant until) {
        return new Payment("pay-1", "ref-1", "card", "authorized", "auth-1", 2400, 0, 0, until, null);
    }

    private static Payment transfer(String status, long captured, long refunded) {
        return new Payment("pay-1", "ref-1", "", status, null, 0, captured, refunded, null, null);
    }
}
