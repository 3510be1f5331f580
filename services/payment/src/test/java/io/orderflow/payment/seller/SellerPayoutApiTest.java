package io.orderflow.payment.seller;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.lower;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.seller.Sellers.transfer;
import static io.orderflow.payment.transfer.Bank.awaited;
import static io.orderflow.payment.transfer.Bank.pays;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Claim;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a seller is paid for a completed order, and what they owe when the buyer gets money back after that. */
@PaymentTest
@Tag("T5.3")
@Tag("INV-M7")
class SellerPayoutApiTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @Inject
    Sellers sellers;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @AfterEach
    void agreesWithTheBooks() {
        assertThat(sellers.disagreeing()).isEmpty();
    }

    @Test
    void isLessByWhatGoesBackBeforeItIsSent() {
        String order = completed();
        refunded(order, 400);
        assertThat(sellers.standing(order)).isEqualTo("due 600 owed 0 due");
        transfer(sellers.of(order), "sent", 1000, "T-" + order)
                .statusCode(422)
                .body("code", equalTo("amount_exceeds_due"));
        transfer(sellers.of(order), "sent", 600, "T-" + order).statusCode(200).body("status", equalTo("sent"));
        assertThat(sellers.ledger(order)).containsExactly("released 1000", "refunded 400", "sent 600");
    }

    @Test
    void isOwedByItsSellerWhatGoesBackAfterItWasSent() {
        String order = completed();
        String id = sellers.of(order);
        transfer(id, "sent", 1000, "T-" + order).statusCode(200);
        refunded(order, 400);
        assertThat(sellers.standing(order)).isEqualTo("due 0 owed 400 owed");
        sellers.list("?status=owed").body("items.id", hasItem(id));
        Claim.of(order, 100).opened().lost();
        assertThat(sellers.standing(order)).isEqualTo("due 0 owed 500 owed");

        transfer(id, "recovered", 1001, "R-" + order).statusCode(422).body("code", equalTo("amount_exceeds_sent"));
        transfer(id, "recovered", 200, "R-" + order).statusCode(200).body("owed.amount", equalTo(300));
        transfer(id, "recovered", 300, "R2-" + order)
                .statusCode(200)
                .body("status", equalTo("sent"))
                .body("refunded.amount", equalTo(400))
                .body("charged_back.amount", equalTo(100))
                .body("recovered.amount", equalTo(500));
        sellers.list("?status=owed").body("items.id", not(hasItem(id)));
        sellers.read(id, "/ledger")
                .statusCode(200)
                .body(
                        "items.kind",
                        equalTo(List.of("released", "sent", "refunded", "charged_back", "recovered", "recovered")))
                .body("items.amount.amount", equalTo(List.of(1000, 1000, 400, 100, 200, 300)))
                .body("items[1].key", equalTo("T-" + order))
                .body("items[1].actor", startsWith("staff:"))
                .body("items[2].key", startsWith("refund-"));
    }

    @Test
    void isDueAgainWhereItsTransferDidNotArrive() {
        String order = completed();
        String id = sellers.of(order);
        transfer(id, "sent", 1000, "T-" + order).statusCode(200);
        transfer(id, "recovered", 1000, "B-" + order).statusCode(200).body("status", equalTo("due"));
        transfer(id, "recovered", 1, "B2-" + order).statusCode(422).body("code", equalTo("amount_exceeds_sent"));
        transfer(id, "sent", 1000, "T2-" + order).statusCode(200).body("status", equalTo("sent"));
        refunded(order, 400);
        assertThat(sellers.standing(order)).isEqualTo("due 0 owed 400 owed");
        assertThat(sellers.ledger(order))
                .containsExactly("released 1000", "sent 1000", "recovered 1000", "sent 1000", "refunded 400");
    }

    /** Neither sent nor owed before its outcome is known. */
    @Test
    void holdsBackWhatIsOnItsWayToTheBuyer() {
        String order = till.captured();
        sellers.release(order);
        String id = sellers.of(order);
        gateway.standIn().set(Mode.MUTE);
        Staff.refund(order, 600).statusCode(201);
        assertThat(sellers.standing(order)).isEqualTo("due 400 owed 0 due");
        transfer(id, "sent", 400, "T-" + order).statusCode(200).body("withheld.amount", equalTo(600));
        assertThat(sellers.standing(order)).isEqualTo("due 0 owed 0 withheld");
        gateway.standIn().set(Mode.WELL);
        String key = till.key(order, "refund");
        Eventually.holds(WAIT, () -> {
            till.hurry(key);
            assertThat(sellers.standing(order)).isEqualTo("due 0 owed 0 sent");
        });
        assertThat(sellers.ledger(order)).containsExactly("released 1000", "sent 400", "refunded 600");
    }

    @Test
    void holdsBackWhatGoesBackBecauseTheOrderAsksForLess() {
        String order = till.captured();
        sellers.release(order);
        gateway.standIn().set(Mode.MUTE);
        lower(order, 700);
        assertThat(sellers.standing(order)).isEqualTo("due 700 owed 0 due");
        gateway.standIn().set(Mode.WELL);
        String key = till.key(order, "refund");
        Eventually.holds(WAIT, () -> {
            till.hurry(key);
            assertThat(sellers.ledger(order)).containsExactly("released 1000", "refunded 300");
        });
        assertThat(sellers.standing(order)).isEqualTo("due 700 owed 0 due");
    }

    @Test
    void isMoreByAPartThatIsTakenAfterTheOrderIsCompleted() {
        String order = authorized("tok_ok", 1000);
        capture(order, "a-" + order, 300);
        sellers.release(order);
        capture(order, "b-" + order, 700);
        assertThat(sellers.standing(order)).isEqualTo("due 1000 owed 0 due");
        assertThat(sellers.ledger(order)).containsExactly("released 300", "captured 700");
    }

    /** No gateway holds it: what is given back by hand is gone at once, and what a buyer pays twice was never the seller's. */
    @Test
    void followsMoneyThatCameByBank() {
        String order = awaited(1000);
        assertThat(pays(order, 1000)).isEqualTo("matched");
        sellers.release(order);
        Staff.refund(order, 300).statusCode(201);
        assertThat(sellers.standing(order)).isEqualTo("due 700 owed 0 due");
        assertThat(pays(order, 50)).isEqualTo("over");
        assertThat(sellers.ledger(order)).containsExactly("released 1000", "refunded 300");
    }

    @Test
    void isNotSentWhileADisputeIsOpen() {
        String order = completed();
        var claim = Claim.of(order, 10).opened();
        assertThat(sellers.standing(order)).isEqualTo("due 0 owed 0 disputed");
        transfer(sellers.of(order), "sent", 1, "T-" + order)
                .statusCode(422)
                .body("code", equalTo("amount_exceeds_due"));
        claim.won();
        transfer(sellers.of(order), "sent", 1000, "T-" + order).statusCode(200);
    }

    @Test
    void countsATransferOnceByItsReference() {
        String order = completed();
        String id = sellers.of(order);
        transfer(id, "sent", 600, "T-" + order).statusCode(200).body("due.amount", equalTo(400));
        transfer(id, "sent", 600, "T-" + order).statusCode(200).body("due.amount", equalTo(400));
        transfer(id, "sent", 400, "T-" + order).statusCode(409).body("code", equalTo("illegal_transition"));
        transfer(id, "sent", 400, "T2-" + order).statusCode(200).body("status", equalTo("sent"));
        assertThat(sellers.ledger(order)).containsExactly("released 1000", "sent 600", "sent 400");
    }

    @Test
    void isForStaffUnderAKeyAndKnowsWhatThereIs() {
        String id = sellers.of(completed());
        String nobody = UUID.randomUUID().toString();
        for (String what : List.of("sent", "recovered")) {
            transfer(nobody, what, 1, "T").statusCode(404).body("code", equalTo("not_found"));
            transfer("nonsense", what, 1, "T").statusCode(404).body("code", equalTo("not_found"));
            transfer(id, what, 0, "T").statusCode(400).body("errors[0].field", equalTo("amount.amount"));
            transfer(id, what, 1, " ").statusCode(400).body("errors[0].field", equalTo("reference"));
            given().auth()
                    .oauth2(Tokens.customer("customer-1"))
                    .header("Idempotency-Key", nobody)
                    .contentType(ContentType.JSON)
                    .body("{\"amount\":{\"amount\":1,\"currency\":\"USD\"},\"reference\":\"T\"}")
                    .post("/api/v1/seller-payouts/" + id + "/" + what)
                    .then()
                    .statusCode(403);
        }
        given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", nobody)
                .contentType(ContentType.JSON)
                .body("{\"amount\":{\"amount\":1,\"currency\":\"EUR\"},\"reference\":\"T\"}")
                .post("/api/v1/seller-payouts/" + id + "/sent")
                .then()
                .statusCode(422)
                .body("code", equalTo("currency_mismatch"));
        sellers.read(nobody, "/ledger").statusCode(404).body("code", equalTo("not_found"));
        sellers.list("?status=lost").statusCode(400).body("errors[0].field", equalTo("status"));
        sellers.list("?payment_id=lost").statusCode(400).body("errors[0].field", equalTo("payment_id"));
    }

    private static void refunded(String order, long amount) {
        long before = payment(order).getRefunded().getAmount();
        Staff.refund(order, amount).statusCode(201);
        Eventually.holds(
                WAIT, () -> assertThat(payment(order).getRefunded().getAmount()).isEqualTo(before + amount));
    }

    private String completed() {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        sellers.release(order);
        return order;
    }
}
