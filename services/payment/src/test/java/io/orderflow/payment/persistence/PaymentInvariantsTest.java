package io.orderflow.payment.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Claim;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.seller.Sellers;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.invariant.Invariants;
import io.orderflow.platform.test.invariant.BrokenRule;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules about money notice when they are broken, where the tables let them be broken at all. */
@PaymentTest
class PaymentInvariantsTest {

    @Inject
    Database database;

    @Inject
    Sellers sellers;

    @Inject
    @All
    List<Invariants> invariants;

    @Test
    @Tag("INV-M1")
    void refusesToWriteMoreCapturedThanAuthorizedOrMoreAuthorizedThanTheOrderCosts() {
        String id = authorized();
        assertRefused("M1", "update payment set captured = authorized + 1 where id = '" + id + "'");
        assertRefused("M1", "update payment set authorized = amount + 1 where id = '" + id + "'");
    }

    @Test
    @Tag("INV-M2")
    void refusesToWriteMoreRefundedThanCaptured() {
        assertRefused("M2", "update payment set refunded = captured + 1 where id = '" + authorized() + "'");
    }

    @Test
    @Tag("INV-M2")
    void seesMoreTakenBackByABankThanWasTaken() {
        String id = authorized();
        assertThat(rule("M2").after("update payment set charged_back = 1 where id = '" + id + "'"))
                .contains(id);
        assertRefused("M2", "update payment set charged_back = amount + 1 where id = '" + id + "'");
    }

    /** A memo of a dispute explains nothing. */
    @Test
    @Tag("INV-M3")
    void seesMoneyTakenBackThatTheLedgerDoesNotExplain() {
        String id = authorized();
        String entry = """
                insert into money_entry (payment_id, kind, amount, currency, operation_key, gateway, at)
                values ('%s', '%s', 5, 'USD', 'test', 'sandbox', now())""";
        String counter = "update payment set charged_back = 5 where id = '" + id + "'";
        assertThat(rule("M3").after(entry.formatted(id, "dispute_opened"))).doesNotContain(id);
        assertThat(rule("M3").after(entry.formatted(id, "chargeback"))).contains(id);
        assertThat(rule("M3").after(entry.formatted(id, "dispute_opened"), counter))
                .contains(id);
        assertThat(rule("M3").after(entry.formatted(id, "chargeback"), counter)).doesNotContain(id);
    }

    @Test
    @Tag("INV-M3")
    void seesMoneyThatTheLedgerDoesNotExplain() {
        String id = authorized();
        assertThat(rule("M3").after()).doesNotContain(id);
        assertThat(rule("M3").after("update payment set captured = 1 where id = '" + id + "'"))
                .contains(id);
        assertThat(rule("M3").after("delete from money_entry where payment_id = '" + id + "'"))
                .contains(id);
    }

    @Test
    @Tag("INV-M4")
    void seesMoneyThatIsHeldLongAfterItsOrderWasCancelled() {
        String id = authorized();
        assertThat(rule("M4").after(cancelled(id, "30 seconds"))).doesNotContain(id);
        assertThat(rule("M4").after(cancelled(id, "2 minutes"))).contains(id);
    }

    @Test
    @Tag("INV-M4")
    void seesMoneyThatIsKeptLongAfterItsOrderAskedForLess() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        PaymentClient.capture(order, "c-" + order, 1000);
        String id = PaymentClient.payment(order).getId();
        assertThat(rule("M4").after(lowered(id, "30 seconds"))).doesNotContain(id);
        assertThat(rule("M4").after(lowered(id, "2 minutes"))).contains(id);
    }

    @Test
    @Tag("INV-M4")
    void missesNoMoneyOfACancelledOrderThatTheBankHasTakenBack() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        PaymentClient.capture(order, "c-" + order, 1000);
        Claim.of(order, 900).lost();
        String id = PaymentClient.payment(order).getId();
        assertThat(rule("M4").after(cancelled(id, "2 minutes"))).contains(id);
        Claim.of(order, 100).lost();
        assertThat(rule("M4").after(cancelled(id, "2 minutes"))).doesNotContain(id);
    }

    @Test
    @Tag("INV-M4")
    void seesMoneyThatTheGatewayWasToldToLetGoLongAgo() {
        String id = authorized();
        String asked = """
                insert into payment_operation (key, payment_id, kind, amount, created_at)
                values ('test', '%s', 'void', 1000, now() - interval '%s')""";
        assertThat(rule("M4").after(asked.formatted(id, "30 seconds"))).doesNotContain(id);
        assertThat(rule("M4").after(asked.formatted(id, "2 minutes"))).contains(id);
    }

    @Test
    @Tag("INV-M7")
    void seesASellerWhoIsNotPaidWhatTheBooksSay() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        PaymentClient.capture(order, "c-" + order, 1000);
        sellers.release(order);
        String id = PaymentClient.payment(order).getId();
        String where = " where payment_id = '" + id + "'";
        assertThat(rule("M7").after()).doesNotContain(id);
        for (String broken : List.of(
                "update payment set refunded = 1 where id = '" + id + "'",
                "update payment set refunding = 1 where id = '" + id + "'",
                "update seller_payout set amount = 999" + where,
                "update seller_payout set sent = 1" + where,
                "update seller_payout set disputed = true" + where,
                "delete from seller_payout" + where,
                "delete from seller_entry" + where)) {
            assertThat(rule("M7").after(broken)).as(broken).contains(id);
        }
        assertRefused("M7", "update seller_payout set recovered = 1" + where);
        assertRefused("M7", "update seller_payout set refunded = 1001" + where);
    }

    private static String lowered(String id, String ago) {
        return "update payment set owed = 999, lowered_at = now() - interval '%s' where id = '%s'".formatted(ago, id);
    }

    private static String cancelled(String id, String ago) {
        return "update payment set cancel_requested_at = now() - interval '%s' where id = '%s'".formatted(ago, id);
    }

    private void assertRefused(String rule, String statement) {
        assertThatThrownBy(() -> rule(rule).after(statement)).hasMessageContaining("violates check constraint");
    }

    private BrokenRule rule(String name) {
        return BrokenRule.of(
                database,
                invariants.stream().flatMap(some -> some.rules().stream()).toList(),
                name);
    }

    private static String authorized() {
        return PaymentClient.payment(PaymentClient.authorized("tok_ok", 1000)).getId();
    }
}
