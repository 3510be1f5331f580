package io.orderflow.payment.cash;

import static io.orderflow.payment.cash.Courier.hasTaken;
import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.card;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.gateway.PaymentClient.stub;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.together.Together;
import io.orderflow.schemas.Topics;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cash on delivery: collected once, and handed over once. */
@PaymentTest
@Tag("C1.5")
class CashTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String CONFIRMED = Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured";

    @Inject
    Books books;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void countsNoViolation() {
        Staff.seesNoViolation();
    }

    @Test
    void isCollectedOnceHoweverOftenAndAtOnceThatIsHeard() throws Exception {
        String order = cash(1000);
        assertThat(Together.run(8, () -> news(order, 1000))).containsOnly("captured");
        assertThat(status(order)).isEqualTo("captured");
        assertThat(books.ledger(order)).containsExactly("capture 1000");
        assertThat(books.events(order)).containsExactly(CONFIRMED);
    }

    @Test
    void staysUnpaidWithAnAlertWhenTheCarrierHasAnotherAmount() {
        String order = cash(1000);
        double before = mismatches("collected");
        for (int i = 0; i < 3; i++) {
            assertThat(news(order, 900)).isEqualTo("cash_mismatch");
        }
        assertThat(mismatches("collected") - before).isEqualTo(1);
        assertThat(books.list(
                        "select expected || ' ' || amount from cash_mismatch where payment_id::text = $1", id(order)))
                .containsExactly("1000 900");
        assertThat(status(order)).isEqualTo("pending");
        assertThat(books.ledger(order)).isEmpty();
        assertThat(books.events(order)).isEmpty();

        assertThat(hasTaken(order, "corrected-" + order, 1000).getPayment().getStatus())
                .isEqualTo("captured");
    }

    @Test
    void takesNoCashForWhatIsCancelledOrPaidOtherwise() {
        String cancelled = cash(1000);
        cancel(cancelled);
        assertThat(news(cancelled, 1000)).isEqualTo("cash_mismatch");
        assertThat(news(authorized("tok_ok", 1000), 1000)).isEqualTo("not_found");
        assertThat(news(anyOrder(), 1000)).isEqualTo("not_found");
        assertThat(books.ledger(cancelled)).isEmpty();
    }

    /** As the order service tells it, again and again until it has an answer. */
    @Test
    void answersTheOrderServiceWithThePaymentOrWhyItIsNone() {
        String order = cash(1000);
        assertThat(hasTaken(order, "k1-" + order, 900).getRejection().getCode()).isEqualTo("cash_mismatch");
        assertThat(books.list("select amount::text from cash_mismatch where payment_id::text = $1", id(order)))
                .containsExactly("900");
        for (int i = 0; i < 3; i++) {
            var payment = hasTaken(order, "k2-" + order, 1000).getPayment();
            assertThat(payment.getStatus()).isEqualTo("captured");
            assertThat(payment.getCaptured().getAmount()).isEqualTo(1000);
        }
        assertThat(books.ledger(order)).containsExactly("capture 1000");
        assertThat(books.events(order)).containsExactly(CONFIRMED);
        assertThat(hasTaken(anyOrder(), "k3-" + order, 1000).getRejection().getCode())
                .isEqualTo("not_found");
        assertThat(hasTaken(authorized("tok_ok", 1000), "k4-" + order, 1000)
                        .getRejection()
                        .getCode())
                .isEqualTo("not_found");
    }

    @Test
    void saysOfEachItemWhetherItMatches() {
        String paid = collected(1000);
        String less = collected(1000);
        String notYet = cash(1000);
        double before = mismatches("remitted");
        double unknown = mismatches("unknown");
        remit(
                        anyReference(),
                        item(paid, 1000),
                        item(less, 999),
                        item(notYet, 1000),
                        item(anyOrder(), 1),
                        item(paid, 1000))
                .statusCode(200)
                .body("items.order_id", hasItems(paid, less, notYet))
                .body("items.outcome", contains("matched", "mismatch", "mismatch", "unknown", "mismatch"));
        assertThat(mismatches("remitted") - before).isEqualTo(3);
        assertThat(mismatches("unknown") - unknown).isEqualTo(1);
        assertThat(books.list(
                        "select outcome || ' ' || expected from cod_remittance_item where order_id = $1 order by position",
                        paid))
                .containsExactly("matched 1000", "mismatch 0");
        remit(anyReference(), item(paid, 1000)).body("items.outcome", contains("mismatch"));
        remit(anyReference(), item(less, 1000)).body("items.outcome", contains("matched"));
        remit(anyReference(), "{\"order_id\":\"" + collected(5) + "\",\"amount\":{\"amount\":5,\"currency\":\"EUR\"}}")
                .body("items.outcome", contains("mismatch"));
    }

    @Test
    void hasNoFurtherEffectWhenItComesAgainInWhateverOrder() {
        String order = collected(1000);
        String other = collected(500);
        String reference = anyReference();
        remit(reference, item(order, 1000), item(other, 500)).body("items.outcome", contains("matched", "matched"));
        double before = mismatches("remitted");
        remit(reference, item(order, 1000), item(other, 500))
                .statusCode(200)
                .body("items.order_id", contains(order, other));
        remit(reference, item(other, 500), item(order, 1000))
                .statusCode(200)
                .body("items.order_id", contains(order, other));
        assertThat(mismatches("remitted")).isEqualTo(before);
        assertThat(books.list("select outcome from cod_remittance_item where reference = $1", reference))
                .containsExactly("matched", "matched");
    }

    /** Answered with the report of before, this cash would be in no books. */
    @Test
    void refusesOtherCashUnderAReferenceThatIsKnownAndTakesItUnderItsOwn() {
        String order = collected(1000);
        String other = collected(500);
        String reference = anyReference();
        remit(reference, item(order, 1000)).statusCode(200);
        for (var items : List.of(
                List.of(item(other, 500)),
                List.of(item(order, 1000), item(other, 500)),
                List.of(item(order, 999)),
                List.of(item(order, 1000), item(order, 1000)),
                List.of("{\"order_id\":\"" + order + "\",\"amount\":{\"amount\":1000,\"currency\":\"EUR\"}}"))) {
            remit(reference, items.toArray(String[]::new))
                    .statusCode(409)
                    .body("code", equalTo("remittance_reference_reused"));
        }
        assertThat(books.list("select order_id from cod_remittance_item where reference = $1", reference))
                .containsExactly(order);
        remit(anyReference(), item(other, 500)).statusCode(200).body("items.outcome", contains("matched"));
    }

    @Test
    void refusesOneOfTwoThatBringOtherCashUnderTheSameReferenceAtOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            String one = collected(1000);
            String two = collected(1000);
            String same = anyReference();
            var statuses = Together.<Integer>run(List.of(
                    () -> remit(same, item(one, 1000)).extract().statusCode(),
                    () -> remit(same, item(two, 1000)).extract().statusCode()));
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            assertThat(books.list("select outcome from cod_remittance_item where reference = $1", same))
                    .containsExactly("matched");
        }
    }

    @Test
    void countsTheCashOfAnOrderOnceWhenRemittancesMeet() throws Exception {
        for (int i = 0; i < 10; i++) {
            String one = collected(1000);
            String two = collected(1000);
            String same = anyReference();
            var outcomes = Together.<List<String>>run(List.of(
                    () -> remit(same, item(one, 1000), item(two, 1000))
                            .extract()
                            .path("items.outcome"),
                    () -> remit(same, item(one, 1000), item(two, 1000))
                            .extract()
                            .path("items.outcome"),
                    () -> remit(anyReference(), item(two, 1000), item(one, 1000))
                            .extract()
                            .path("items.outcome")));

            assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1)).doesNotContain("unknown");
            assertThat(outcomes.get(0)).isNotEqualTo(outcomes.get(2));
            assertThat(books.list(
                            "select order_id from cod_remittance_item where outcome = 'matched' and order_id = any($1)",
                            (Object) new String[] {one, two}))
                    .containsExactlyInAnyOrder(one, two);
        }
    }

    @Test
    void refusesBadInputAndOtherRoles() {
        String good = body(anyReference(), item(anyOrder(), 1));
        given().contentType(ContentType.JSON)
                .body(good)
                .post("/api/v1/cod-remittances")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.customer("c"))
                .contentType(ContentType.JSON)
                .body(good)
                .post("/api/v1/cod-remittances")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.staff())
                .contentType(ContentType.JSON)
                .body(good)
                .post("/api/v1/cod-remittances")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        post("{}").statusCode(400).body("errors.field", hasItems("reference", "carrier", "items"));
        post(body(anyReference())).statusCode(400);
        post(body(anyReference(), "null")).statusCode(400);
        post(body(anyReference(), item(anyOrder(), 0))).statusCode(400);
    }

    private String cash(long amount) {
        String order = anyOrder();
        stub().authorize(card(order, "", amount).setMethod("cod").build());
        return order;
    }

    private String collected(long amount) {
        String order = cash(amount);
        assertThat(news(order, amount)).isEqualTo("captured");
        return order;
    }

    /** The status that the payment has then, or why nothing is taken. */
    private static String news(String order, long amount) {
        var reply = hasTaken(order, "shipment-" + order, amount);
        return reply.hasPayment()
                ? reply.getPayment().getStatus()
                : reply.getRejection().getCode();
    }

    private double mismatches(String step) {
        return metrics.counter("orderflow.cod.mismatches", "step", step).count();
    }

    private static String id(String order) {
        return payment(order).getId();
    }

    private static String anyReference() {
        return "remittance-" + UUID.randomUUID();
    }

    private static String item(String order, long amount) {
        return "{\"order_id\":\"" + order + "\",\"amount\":{\"amount\":" + amount + ",\"currency\":\"USD\"}}";
    }

    private static String body(String reference, String... items) {
        return Stream.of(items)
                .collect(Collectors.joining(
                        ",", "{\"reference\":\"" + reference + "\",\"carrier\":\"parcels\",\"items\":[", "]}"));
    }

    private static ValidatableResponse remit(String reference, String... items) {
        return post(body(reference, items));
    }

    private static ValidatableResponse post(String body) {
        return given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/cod-remittances")
                .then();
    }
}
