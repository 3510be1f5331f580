package io.orderflow.payment.transfer;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.transfer.Bank.anyBankReference;
import static io.orderflow.payment.transfer.Bank.awaited;
import static io.orderflow.payment.transfer.Bank.body;
import static io.orderflow.payment.transfer.Bank.pays;
import static io.orderflow.payment.transfer.Bank.post;
import static io.orderflow.payment.transfer.Bank.referenceOf;
import static io.orderflow.payment.transfer.Bank.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.PublishedEvents;
import io.orderflow.schemas.Topics;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each outcome of a transfer (api.md §4), in the books and to the outside. */
@PaymentTest
class BankTransferTest {

    private static final String CONFIRMED = Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured";
    private static final String REFUNDED = Topics.PAYMENTS_REFUND_COMPLETED;
    private static final String VOIDED = Topics.PAYMENTS_PAYMENT_FAILED + " voided";

    @Inject
    Books books;

    @AfterEach
    void countsNoViolation() {
        Staff.seesNoViolation();
    }

    @Test
    @Tag("M2.6")
    void confirmsWhatIsPaidExactly() {
        String order = awaited(1000);
        report(referenceOf(order), 1000, anyBankReference())
                .statusCode(200)
                .body("outcome", equalTo("matched"))
                .body("payment_id", equalTo(payment(order).getId()))
                .body("refunded", nullValue());

        assertThat(status(order)).isEqualTo("captured");
        assertThat(books.ledger(order)).containsExactly("capture 1000");
        assertThat(books.events(order)).containsExactly(CONFIRMED);
        assertThat(PublishedEvents.conform()).contains(Topics.PAYMENTS_PAYMENT_CONFIRMED);
    }

    @Test
    void addsUpWhatComesInParts() {
        String order = awaited(1000);
        assertThat(pays(order, 400)).isEqualTo("under");
        assertThat(status(order)).isEqualTo("pending");
        assertThat(books.events(order)).isEmpty();
        assertThat(pays(order, 599)).isEqualTo("under");
        assertThat(pays(order, 1)).isEqualTo("matched");

        assertThat(status(order)).isEqualTo("captured");
        assertThat(books.ledger(order)).containsExactly("capture 400", "capture 599", "capture 1");
        assertThat(books.events(order)).containsExactly(CONFIRMED);
    }

    @Test
    void confirmsWhatIsPaidTwiceOverAndGivesTheSurplusBack() {
        String order = awaited(1000);
        report(referenceOf(order).toLowerCase(java.util.Locale.ROOT) + " ", 1250, anyBankReference())
                .body("outcome", equalTo("over"))
                .body("refunded.amount", equalTo(250))
                .body("refunded.currency", equalTo("USD"));
        assertMoney(order, "captured", 1250, 250);
        assertThat(books.events(order)).containsExactly(CONFIRMED, REFUNDED);

        assertThat(pays(order, 70)).isEqualTo("over");
        assertMoney(order, "captured", 1320, 320);
        assertThat(books.ledger(order)).containsExactly("capture 1250", "refund 250", "capture 70", "refund 70");
        assertThat(books.events(order)).containsExactly(CONFIRMED, REFUNDED, REFUNDED);
        assertPayouts(order, "transfer_over", 70, 250);
    }

    @Test
    void givesBackWhatComesTooLate() {
        String order = awaited(1000);
        cancel(order);
        report(referenceOf(order), 1000, anyBankReference())
                .body("outcome", equalTo("late"))
                .body("refunded.amount", equalTo(1000));

        assertMoney(order, "voided", 1000, 1000);
        assertThat(books.ledger(order)).containsExactly("capture 1000", "refund 1000");
        assertThat(books.events(order)).containsExactly(VOIDED, REFUNDED);
        assertPayouts(order, "transfer_late", 1000);
    }

    @Test
    @Tag("INV-M4")
    void givesBackPartsAndWholesWhenTheOrderIsCancelled() {
        String partly = awaited(1000);
        pays(partly, 300);
        assertThat(cancel(partly).getPayment().getStatus()).isEqualTo("voided");
        assertMoney(partly, "voided", 300, 300);
        assertThat(books.events(partly)).containsExactly(VOIDED, REFUNDED);

        String wholly = awaited(1000);
        pays(wholly, 1100);
        assertThat(cancel(wholly).getPayment().getStatus()).isEqualTo("refunded");
        cancel(wholly);
        assertMoney(wholly, "refunded", 1100, 1100);
        assertThat(books.ledger(wholly)).containsExactly("capture 1100", "refund 100", "refund 1000");
        assertThat(pays(wholly, 50)).isEqualTo("late");
    }

    @Test
    void refundsInPartsWithoutAGateway() {
        String order = awaited(1000);
        pays(order, 1000);
        Staff.refund(order, 300).statusCode(201).body("status", equalTo("partially_refunded"));
        Staff.refund(order, 701).statusCode(422).body("code", equalTo("refund_exceeds_captured"));
        Staff.refund(order, 700).statusCode(201).body("status", equalTo("refunded"));
        assertThat(books.ledger(order)).containsExactly("capture 1000", "refund 300", "refund 700");
        assertThat(capture(order, "c-" + order, 1000).getRejection().getCode()).isEmpty();
    }

    @Test
    void keepsAndListsWhatNobodyKnows() {
        String bankReference = anyBankReference();
        report("no idea", 1000, bankReference)
                .body("outcome", equalTo("unknown"))
                .body("payment_id", nullValue());
        report("pay-" + authorized("tok_ok", 1000), 1000, anyBankReference()).body("outcome", equalTo("unknown"));

        list("?outcome=unknown")
                .body("items.bank_reference", hasItem(bankReference))
                .body("items.outcome", everyItem(equalTo("unknown")));
        list("?outcome=unknown&limit=1").body("items.size()", equalTo(1));
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/bank-transfers?outcome=lost")
                .then()
                .statusCode(400);
    }

    @Test
    void countsOneBankReferenceOnce() {
        String order = awaited(1000);
        String bankReference = anyBankReference();
        report(referenceOf(order), 400, bankReference).body("outcome", equalTo("under"));
        report(referenceOf(order), 400, bankReference)
                .statusCode(200)
                .body("outcome", equalTo("duplicate"))
                .body("payment_id", equalTo(payment(order).getId()));
        report("another", 9999, bankReference).body("outcome", equalTo("duplicate"));
        assertThat(books.ledger(order)).containsExactly("capture 400");
    }

    @Test
    void refusesAnotherCurrencyAndTakesNothingDown() {
        String order = awaited(1000);
        String bankReference = anyBankReference();
        post(body(referenceOf(order), 1000, "EUR", bankReference))
                .statusCode(422)
                .body("code", equalTo("currency_mismatch"));
        assertThat(books.ledger(order)).isEmpty();
        report(referenceOf(order), 1000, bankReference).body("outcome", equalTo("matched"));
    }

    @Test
    void answersARepeatedKeyAsBefore() {
        String order = awaited(1000);
        String body = body(referenceOf(order), 1000, "USD", anyBankReference());
        String key = UUID.randomUUID().toString();
        for (String replayed : new String[] {null, "true"}) {
            given().auth()
                    .oauth2(Tokens.staff())
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/bank-transfers")
                    .then()
                    .statusCode(200)
                    .header("Idempotent-Replayed", replayed)
                    .body("outcome", equalTo("matched"));
        }
    }

    @Test
    void refusesBadInputAndOtherRoles() {
        String good = body("OF-2345-6789", 1, "USD", anyBankReference());
        given().contentType(ContentType.JSON)
                .body(good)
                .post("/api/v1/bank-transfers")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.customer("customer-1"))
                .contentType(ContentType.JSON)
                .body(good)
                .post("/api/v1/bank-transfers")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.staff())
                .contentType(ContentType.JSON)
                .body(good)
                .post("/api/v1/bank-transfers")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        post("{}")
                .statusCode(400)
                .body("errors.field", hasItems("reference", "amount", "received_at", "bank_reference"));
        post(body("", 0, "usd", "")).statusCode(400);
        post(good.replace("2026-03-01T12:00:00Z", "yesterday")).statusCode(400);
        post(good.replace("2026-03-01T12:00:00Z", "+999999999-12-31T23:59:59Z")).statusCode(400);
        given().auth()
                .oauth2(Tokens.customer("c"))
                .get("/api/v1/bank-transfers")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.customer("c"))
                .get("/api/v1/payouts")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/payouts?payment_id=x")
                .then()
                .statusCode(400);
    }

    private static io.restassured.response.ValidatableResponse list(String query) {
        return given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/bank-transfers" + query)
                .then()
                .statusCode(200);
    }

    private static void assertMoney(String order, String status, long captured, long refunded) {
        var payment = payment(order);
        assertThat(payment.getStatus()).isEqualTo(status);
        assertThat(List.of(
                        payment.getCaptured().getAmount(), payment.getRefunded().getAmount()))
                .containsExactly(captured, refunded);
    }

    private static void assertPayouts(String order, String reason, Integer... amounts) {
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/payouts?payment_id=" + payment(order).getId())
                .then()
                .statusCode(200)
                .body("items.reason", everyItem(equalTo(reason)))
                .body("items.amount.amount", contains(amounts));
    }
}
