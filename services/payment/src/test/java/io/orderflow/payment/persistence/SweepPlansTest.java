package io.orderflow.payment.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.persistence.ManyPayments.Swept;
import io.orderflow.payment.persistence.cash.OverdueCashRows;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.payment.persistence.operation.OverdueOperations;
import io.orderflow.payment.persistence.seller.SellerPayouts;
import io.orderflow.payment.persistence.settlement.SettlementGaps;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about the sweeps where there are thirty thousand payments, with the one plan that it has for all values. */
@PaymentTest
@Tag("J7.2")
class SweepPlansTest {

    private static final String MOMENTS = "now() - interval '1 day', now()";

    private static final List<Swept> SWEEPS = List.of(
            new Swept(Payments.OVERDUE_TRANSFERS, "now(), 100"),
            new Swept(Payments.OVERDUE, "now(), 100"),
            new Swept(AuthorizationWarnings.DUE, MOMENTS + ", 100, 0.2"),
            new Swept(SettlementGaps.FIND, MOMENTS + ", now(), 500"),
            new Swept(OverdueCashRows.FIND, MOMENTS + ", now(), 500"),
            new Swept(Disputes.UNHEEDED, "100"),
            new Swept(Disputes.RECOGNIZE, ""),
            new Swept(OverdueOperations.TAKE_UP, "'capture', 300000, 100"),
            new Swept(OverdueOperations.TELL, "'capture', 300000, 100"),
            new Swept(OldNews.WEBHOOKS, "now() - interval '60 days', 1000"),
            new Swept(OldNews.FORESTALLED, "now() - interval '60 days', 1000"),
            new Swept(SellerPayouts.BEHIND, MOMENTS + ", 500"));

    private static Map<String, List<String>> plans = Map.of();

    @Inject
    ManyPayments payments;

    @BeforeEach
    void planOnce() {
        if (plans.isEmpty()) {
            plans = payments.plans(SWEEPS);
        }
    }

    @Test
    @Tag("X3.11")
    void readsOverdueTransfersFromAnIndexAlone() {
        assertThat(inOrder(Payments.OVERDUE_TRANSFERS))
                .anyMatch(line -> line.contains("Index Only Scan using payment_transfer_window "));
    }

    @Test
    @Tag("X3.5")
    void readsAuthorizationsThatAreOverFromAnIndexAlone() {
        assertThat(inOrder(Payments.OVERDUE))
                .anyMatch(line -> line.contains("Index Only Scan using payment_expiring "));
    }

    @Test
    @Tag("X3.5")
    void readsAuthorizationsToWarnOfInTheOrderOfTheirEnd() {
        assertReads(inOrder(AuthorizationWarnings.DUE), "payment_expiring");
    }

    @Test
    void readsMoneyThatNoSettlementHasNamedInTheOrderOfItsMoving() {
        assertReads(inOrder(SettlementGaps.FIND), "money_entry_moved");
    }

    @Test
    void readsCashThatIsNotHandedOverInTheOrderOfItsCollection() {
        assertReads(inOrder(OverdueCashRows.FIND), "money_entry_cash");
    }

    @Test
    void readsOnlyDisputesThatAreNotInTheBooks() {
        assertReads(inOrder(Disputes.UNHEEDED), "dispute_unbooked");
        assertReads(plans.get(Disputes.RECOGNIZE), "dispute_unbooked");
        assertReads(plans.get(Disputes.RECOGNIZE), "payment_authorization");
        assertThat(plans.get(Disputes.RECOGNIZE))
                .noneMatch(
                        line -> line.contains("Seq Scan on payment") || line.contains("Seq Scan on gateway_webhook"));
    }

    @Test
    void readsOnlyOperationsThatWait() {
        assertReads(few(OverdueOperations.TAKE_UP), "operation_due");
        assertReads(few(OverdueOperations.TELL), "operation_due");
    }

    @Test
    void forgetsTheOldestFirst() {
        assertReads(few(OldNews.WEBHOOKS), "gateway_webhook_received");
        assertReads(few(OldNews.FORESTALLED), "forestalled_order_at");
    }

    /** By bitmaps too, for nothing is read in an order; what counts is that it is only of what moved lately. */
    @Test
    void looksForSellersBehindOnlyWhereMoneyMovedLately() {
        assertThat(few(SellerPayouts.BEHIND))
                .anyMatch(line -> line.contains("money_entry_moved"))
                .anyMatch(line -> line.contains("money_entry_charged_back"))
                .anyMatch(line -> line.contains("escrow_release_at"))
                .anyMatch(line -> line.contains("seller_payout_withholding"))
                .anyMatch(line -> line.contains("payment_refunding"));
    }

    private static void assertReads(List<String> plan, String index) {
        assertThat(plan).anyMatch(line -> line.contains("Scan") && line.contains(" using " + index + " "));
    }

    /** One that reads no table as a whole, and stops at its limit. */
    private static List<String> inOrder(String statement) {
        assertThat(few(statement)).noneMatch(line -> line.contains("Sort") || line.contains("Bitmap"));
        return few(statement);
    }

    /** One that reads no table as a whole. */
    private static List<String> few(String statement) {
        assertThat(plans.get(statement)).noneMatch(line -> line.contains("Seq Scan"));
        return plans.get(statement);
    }
}
