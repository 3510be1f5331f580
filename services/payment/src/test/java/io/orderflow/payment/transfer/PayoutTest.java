package io.orderflow.payment.transfer;

import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.transfer.Bank.anyBankReference;
import static io.orderflow.payment.transfer.Bank.awaited;
import static io.orderflow.payment.transfer.Bank.pays;
import static io.orderflow.payment.transfer.Bank.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.together.Together;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that staff send back by hand: what is owed, and what was sent. */
@PaymentTest
class PayoutTest {

    private static final String PAYOUTS = "/api/v1/payouts";
    private static final String TRANSFERS = "/api/v1/bank-transfers";

    @Inject
    Books books;

    @AfterEach
    void countsNoViolation() {
        Staff.seesNoViolation();
    }

    @Test
    void saysWhoSentItWhenAndByWhichTransfer() {
        String payout = owed();
        sent(payout, "SCT-1")
                .statusCode(200)
                .body("status", equalTo("sent"))
                .body("sent_by", startsWith("staff:"))
                .body("sent_at", not(nullValue()))
                .body("sent_reference", equalTo("SCT-1"));
        staff().get(PAYOUTS + "?status=ordered").then().body("items.id", not(hasItem(payout)));
        staff().get(PAYOUTS + "?status=sent").then().body("items.id", hasItem(payout));
    }

    @Test
    void isSentOnceHoweverOftenStaffSaySo() {
        String payout = owed();
        String at = sent(payout, "SCT-1").extract().path("sent_at");
        sent(payout, "SCT-1").statusCode(200).body("sent_at", equalTo(at));
        sent(payout, "SCT-2").statusCode(409).body("code", equalTo("illegal_transition"));
        staff().get(PAYOUTS + "?status=sent")
                .then()
                .body("items.find { it.id == '" + payout + "' }.sent_reference", equalTo("SCT-1"));
    }

    @Test
    void believesOneOfTwoWhoSentItAtTheSameMoment() throws Exception {
        String payout = owed();
        var answers = Together.run(
                6, () -> sent(payout, "SCT-" + UUID.randomUUID()).extract().statusCode());
        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).containsOnly(200, 409);
    }

    @Test
    void givesATransferBackThatBelongsToNobodyOnce() throws Exception {
        String bankReference = anyBankReference();
        report("nobody", 700, bankReference).statusCode(200).body("outcome", equalTo("unknown"));
        String transfer = transfer(bankReference);
        assertThat(Together.run(6, () -> giveBack(transfer).extract().statusCode()))
                .containsOnly(200);
        giveBack(transfer).body("outcome", equalTo("unknown")).body("refunded.amount", equalTo(700));
        var owed = staff().get(PAYOUTS + "?status=ordered")
                .then()
                .body("items.findAll { it.bank_transfer_id == '" + transfer + "' }", hasSize(1))
                .extract()
                .<java.util.Map<String, Object>>path("items.find { it.bank_transfer_id == '" + transfer + "' }");
        assertThat(owed).containsEntry("reason", "transfer_unknown").doesNotContainKeys("payment_id", "operation_key");
        sent((String) owed.get("id"), "SCT-9").statusCode(200).body("amount.amount", equalTo(700));
    }

    @Test
    void givesNothingBackTwiceThatWentBackByItself() {
        String order = awaited(1000);
        assertThat(pays(order, 1000)).isEqualTo("matched");
        String surplus = anyBankReference();
        report(payment(order).getReference(), 300, surplus).body("outcome", equalTo("over"));
        giveBack(transfer(surplus)).statusCode(200).body("refunded.amount", equalTo(300));
        staff().get(PAYOUTS + "?payment_id=" + payment(order).getId()).then().body("items", hasSize(1));
    }

    @Test
    void keepsWhatPaysForAnOrder() {
        String order = awaited(1000);
        String part = anyBankReference();
        report(payment(order).getReference(), 400, part).body("outcome", equalTo("under"));
        giveBack(transfer(part)).statusCode(409).body("code", equalTo("illegal_transition"));
        staff().get(PAYOUTS + "?payment_id=" + payment(order).getId()).then().body("items", empty());
    }

    @Test
    void isForStaffUnderAKeyAndKnowsWhatThereIs() {
        String payout = owed();
        String nobody = UUID.randomUUID().toString();
        sent(nobody, "SCT-1").statusCode(404).body("code", equalTo("not_found"));
        sent("nonsense", "SCT-1").statusCode(404).body("code", equalTo("not_found"));
        giveBack(nobody).statusCode(404).body("code", equalTo("not_found"));
        sent(payout, " ").statusCode(400).body("errors[0].field", equalTo("reference"));
        staff().contentType(ContentType.JSON)
                .body("{\"reference\":\"SCT-1\"}")
                .post(PAYOUTS + "/" + payout + "/sent")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        for (String path : new String[] {PAYOUTS + "/" + payout + "/sent", TRANSFERS + "/" + nobody + "/give-back"}) {
            given().auth()
                    .oauth2(Tokens.customer("customer-1"))
                    .header("Idempotency-Key", nobody)
                    .contentType(ContentType.JSON)
                    .body("{\"reference\":\"SCT-1\"}")
                    .post(path)
                    .then()
                    .statusCode(403);
        }
        staff().get(PAYOUTS + "?status=lost").then().statusCode(400).body("errors[0].field", equalTo("status"));
        staff().get(PAYOUTS + "?status=ordered").then().body("items.id", hasItem(payout));
    }

    /** A payout that is to be sent, of a surplus. */
    private static String owed() {
        String order = awaited(1000);
        assertThat(pays(order, 1200)).isEqualTo("over");
        return staff().get(PAYOUTS + "?payment_id=" + payment(order).getId())
                .then()
                .body("items[0].status", equalTo("ordered"))
                .extract()
                .path("items[0].id");
    }

    private String transfer(String bankReference) {
        return books.list("select id::text from bank_transfer where bank_reference = $1", bankReference)
                .getFirst();
    }

    private static ValidatableResponse sent(String payout, String reference) {
        return keyed().contentType(ContentType.JSON)
                .body("{\"reference\":\"" + reference + "\"}")
                .post(PAYOUTS + "/" + payout + "/sent")
                .then();
    }

    private static ValidatableResponse giveBack(String transfer) {
        return keyed().post(TRANSFERS + "/" + transfer + "/give-back").then();
    }

    private static RequestSpecification keyed() {
        return staff().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(Tokens.staff());
    }
}
