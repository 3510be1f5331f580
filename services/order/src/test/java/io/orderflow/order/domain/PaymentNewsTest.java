package io.orderflow.order.domain;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
