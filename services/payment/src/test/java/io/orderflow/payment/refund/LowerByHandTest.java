package io.orderflow.payment.refund;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.card;
import static io.orderflow.payment.gateway.PaymentClient.lower;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.gateway.PaymentClient.stub;
import static io.orderflow.payment.transfer.Bank.awaited;
import static io.orderflow.payment.transfer.Bank.pays;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.cash.Courier;
import io.orderflow.payment.gateway.Books;
import io.orderflow.schemas.Topics;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A payment without a gateway whose order asks for less than it was opened for. */
@PaymentTest
class LowerByHandTest {

    private static final String CONFIRMED = Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured";
    private static final String REFUNDED = Topics.PAYMENTS_REFUND_COMPLETED;

    @Inject
    Books books;

    @Test
    void awaitsLess() {
        String order = awaited(1000);
        lower(order, 600);

        assertThat(pays(order, 600)).isEqualTo("matched");
        assertThat(status(order)).isEqualTo("captured");
    }

    @Test
    void givesBackWhatComesInOverIt() {
        String order = awaited(1000);
        lower(order, 600);

        assertThat(pays(order, 1000)).isEqualTo("over");
        assertThat(books.ledger(order)).containsExactly("capture 1000", "refund 400");
        assertThat(status(order)).isEqualTo("captured");
    }

    @Test
    void isContentWithWhatHadComeInWhenThatIsEnoughNow() {
        String order = awaited(1000);
        assertThat(pays(order, 700)).isEqualTo("under");

        assertThat(lower(order, 600).getPayment().getStatus()).isEqualTo("captured");
        assertThat(books.ledger(order)).containsExactly("capture 700", "refund 100");
        assertThat(books.events(order)).containsExactly(CONFIRMED, REFUNDED);
    }

    @Test
    void givesTheDifferenceBackOnceWhenAllHadComeIn() {
        String order = awaited(1000);
        pays(order, 1000);
        lower(order, 600);
        lower(order, 600);
        lower(order, 800);

        assertThat(books.ledger(order)).containsExactly("capture 1000", "refund 400");
        assertThat(payment(order).getRefunded().getAmount()).isEqualTo(400);
        assertThat(books.list("""
                select o.amount || ' ' || o.reason
                from payout o join payment p on p.id = o.payment_id
                where p.order_id = $1""", order)).containsExactly("400 partial_cancel");
    }

    @Test
    @Tag("C1.5")
    void hasLessCashCollected() {
        String order = anyOrder();
        stub().authorize(card(order, "", 1000).setMethod("cod").build());
        lower(order, 600);

        assertThat(Courier.hasTaken(order, "1-" + order, 1000).getRejection().getCode())
                .isEqualTo("cash_mismatch");
        assertThat(Courier.hasTaken(order, "2-" + order, 600).getPayment().getStatus())
                .isEqualTo("captured");
        assertThat(books.ledger(order)).containsExactly("capture 600");
        assertThat(status(order)).isEqualTo("captured");
    }
}
