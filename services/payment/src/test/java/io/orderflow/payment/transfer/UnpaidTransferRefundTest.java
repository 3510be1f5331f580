package io.orderflow.payment.transfer;

import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.transfer.Bank.awaited;
import static io.orderflow.payment.transfer.Bank.pays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Staff;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has come of a transfer that is not all there belongs to a payment that is still awaited: staff give nothing of it back. */
@PaymentTest
@Tag("M2.6")
@Tag("INV-M2")
class UnpaidTransferRefundTest {

    @Inject
    Books books;

    @Test
    void isRefusedAndLeavesTheOrderAwaited() {
        String order = awaited(100);
        assertThat(pays(order, 60)).isEqualTo("under");
        refused(order, 60);
        assertThat(status(order)).isEqualTo("pending");
        assertThat(books.events(order)).isEmpty();
        assertThat(books.ledger(order)).containsExactly("capture 60");
    }

    @Test
    void letsNoOrderBePaidByMoneyThatWentBack() {
        String order = awaited(100);
        pays(order, 60);
        refused(order, 20);
        assertThat(pays(order, 40)).isEqualTo("matched");
        assertThat(status(order)).isEqualTo("captured");
        Staff.refund(order, 1).statusCode(201).body("status", equalTo("partially_refunded"));
        assertThat(books.ledger(order)).containsExactly("capture 60", "capture 40", "refund 1");
    }

    @Test
    void leavesItToTheCancellationToGiveBackWhatCame() {
        String order = awaited(100);
        pays(order, 60);
        refused(order, 60);
        cancel(order);
        assertThat(status(order)).isEqualTo("voided");
        assertThat(books.ledger(order)).containsExactly("capture 60", "refund 60");
    }

    private static void refused(String order, long amount) {
        Staff.refund(order, amount).statusCode(409).body("code", equalTo("illegal_transition"));
    }
}
