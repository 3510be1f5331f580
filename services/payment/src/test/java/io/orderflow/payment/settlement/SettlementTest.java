package io.orderflow.payment.settlement;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Till;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.together.Together;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@PaymentTest
@Tag("J7.2")
class SettlementTest {

    private static final String HEADER = "payment_reference,operation,amount,currency";

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    MeterRegistry metrics;

    @Test
    void settlesWhatBothSaySoOnce() {
        String order = captured(400, 600);
        settle(
                        HEADER + ",fee",
                        ref(order) + ",authorize,1000,USD,",
                        ref(order) + ",capture,600,USD,18",
                        ref(order) + ",capture,400,USD,12")
                .statusCode(200)
                .body("lines", equalTo(3))
                .body("matched", equalTo(3))
                .body("differences", empty())
                .body("errors", empty())
                .body("fees.amount", contains(30))
                .body("fees.currency", contains("USD"));
        assertThat(fees(order)).containsExactly("null", "18", "12");
    }

    @Test
    void tellsEachKindOfDifference() {
        String good = captured(1000);
        String amount = captured(1000);
        String currency = captured(1000);
        String part = captured(400, 600);
        String unknown = ref(anyOrder());
        String fee = capturedByStandIn();
        double feesBefore = differences("fee");
        var report = settle(
                        HEADER + ",fee",
                        ref(good) + ",capture,1000,USD,",
                        ref(good) + ",capture,1000,USD,",
                        ref(amount) + ",capture,999,USD,",
                        ref(fee) + ",capture,1000,USD,60",
                        ref(currency) + ",capture,1000,EUR,",
                        unknown + ",capture,5,USD,",
                        ref(good) + ",refund,1000,USD,",
                        ref(part) + ",capture,400,USD,")
                .statusCode(200)
                .body("lines", equalTo(8))
                .body("matched", equalTo(3))
                .extract()
                .jsonPath();
        assertThat(report.<String>getList("differences.kind"))
                .containsExactly(
                        "duplicate", "amount", "fee", "currency", "missing_here", "missing_here", "missing_there");
        assertThat(report.<String>getList("differences.payment_reference"))
                .containsExactly(ref(good), ref(amount), ref(fee), ref(currency), unknown, ref(good), ref(part));
        assertThat(report.getString("differences[1].detail")).isEqualTo("row 3: capture of 999 USD, here 1000 USD");
        assertThat(report.getString("differences[2].detail"))
                .isEqualTo("row 4: capture of 1000 USD, fee 60 USD, agreed 59 USD");
        assertThat(report.getString("differences[6].detail")).startsWith("capture of 600 USD under ");
        assertThat(lines(fee)).as("the money is settled, whatever the fee").containsExactly("matched");
        assertThat(differences("fee") - feesBefore).isEqualTo(1);
    }

    @Test
    void hasNothingAgainstAFeeThatIsAsAgreedOrThatTheFileDoesNotTell() {
        settle(HEADER + ",fee", ref(capturedByStandIn()) + ",capture,1000,USD,59")
                .body("matched", equalTo(1))
                .body("differences", empty());
        settle(HEADER + ",fee", ref(capturedByStandIn()) + ",capture,1000,USD,")
                .body("matched", equalTo(1))
                .body("differences", empty());
    }

    @Test
    void tellsOfAWrongFeeOnceThoughTheFileComesAgain() {
        String row = ref(capturedByStandIn()) + ",capture,1000,USD,61";
        double before = differences("fee");
        for (int i = 0; i < 3; i++) {
            settle(HEADER + ",fee", row).body("differences.kind", contains("fee"));
        }
        assertThat(differences("fee") - before).isEqualTo(1);
    }

    @Test
    void callsWhatAnEarlierFileSettledADuplicateAndTakesWhatWasMissingThere() {
        String order = captured(400, 600);
        settle(HEADER, ref(order) + ",capture,400,USD").body("differences.kind", contains("missing_there"));
        settle(HEADER, ref(order) + ",capture,400,USD", ref(order) + ",capture,600,USD")
                .body("matched", equalTo(1))
                .body("differences.kind", contains("duplicate"));
    }

    @Test
    void takesACorrectedLineAfterAWrongOne() {
        String order = captured(1000);
        settle(HEADER, ref(order) + ",capture,999,USD").body("differences.kind", contains("amount"));
        settle(HEADER, ref(order) + ",capture,1000,USD")
                .body("matched", equalTo(1))
                .body("differences", empty());
    }

    @Test
    void hasNoSecondEffectAndTheSameReportWhenAFileComesAgainUnderAnotherKey() throws Exception {
        String order = captured(1000);
        String file = String.join("\n", HEADER, ref(order) + ",capture,1000,USD", ref(order) + ",refund,1,USD", "x,y");
        var reports = Together.run(
                6, () -> post(file).statusCode(200).extract().body().asString());
        assertThat(reports).containsOnly(reports.getFirst());
        assertThat(lines(order)).containsExactly("matched", "missing_here");
    }

    @Test
    void settlesAnEntryOnceThoughFilesMeet() throws Exception {
        String order = captured(1000);
        var files = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(i -> () -> settle(HEADER + ",batch", ref(order) + ",capture,1000,USD," + i)
                        .statusCode(200)
                        .extract()
                        .path("matched"))
                .toList();
        assertThat(Together.run(files)).containsExactlyInAnyOrder(1, 0, 0, 0, 0, 0);
        assertThat(lines(order).stream().filter("duplicate"::equals)).hasSize(5);
    }

    @Test
    void reportsBadRowsAndAppliesTheGoodOnes() {
        String order = captured(1000);
        settle(
                        "currency,amount,operation,payment_reference,fee",
                        "USD,10.00,capture," + ref(order) + ",0",
                        "USD,1000,capture," + ref(order) + ",\"1\"",
                        "usd,1000,capture," + ref(order) + ",1",
                        "USD,1000,steal," + ref(order) + ",1",
                        "USD,1000,capture,,1",
                        "USD,1000,capture," + ref(order) + ",-1",
                        "USD,-1000,capture," + ref(order) + ",1",
                        "USD,1000",
                        "",
                        "USD,99999999999999999999,capture," + ref(order) + ",1")
                .statusCode(200)
                .body("lines", equalTo(9))
                .body("matched", equalTo(1))
                .body("unreadable", equalTo(8))
                .body("errors.row", contains(1, 3, 4, 5, 6, 7, 8, 9))
                .body(
                        "errors.field",
                        contains("amount", "currency", "operation", "payment_reference", "fee", "amount", "", "amount"))
                .body(
                        "errors.code",
                        contains("invalid", "pattern", "unknown", "size", "invalid", "invalid", "columns", "invalid"));
    }

    @Test
    void takesAFileAsLargeAsABodyMayBe() {
        String order = captured(1000);
        String filler = IntStream.range(0, 30_000)
                .mapToObj(i -> "nobody-" + i + ",capture,1,USD")
                .collect(Collectors.joining("\n"));
        settle(HEADER, filler, ref(order) + ",capture,1000,USD")
                .statusCode(200)
                .body("lines", equalTo(30_001))
                .body("matched", equalTo(1))
                .body("differences", hasSize(30_000));
    }

    @Test
    void refusesWhatIsNoSettlementFileAndWhoMaySendNone() {
        for (String bad : List.of(
                "payment_reference,operation,amount\nx,capture,1",
                "payment_reference,operation,amount,currency,amount\n",
                "what",
                "{}",
                "\n" + HEADER)) {
            post(bad).statusCode(400).body("code", equalTo("malformed_csv")).body("errors[0].field", equalTo("header"));
        }
        post("").statusCode(400);
        post(HEADER + "\n" + "x".repeat(1 << 20)).statusCode(413);
        post(HEADER).statusCode(200).body("lines", equalTo(0));
        as(Tokens.staff())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/settlements")
                .then()
                .statusCode(415);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/settlements")
                .then()
                .statusCode(401);
        csv(given().auth().oauth2(Tokens.staff()))
                .body(HEADER)
                .post("/api/v1/settlements")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        csv(as(Tokens.customer("customer-1")))
                .body(HEADER)
                .post("/api/v1/settlements")
                .then()
                .statusCode(403);
    }

    /** The tariff of this gateway is known to the tests. */
    private String capturedByStandIn() {
        String order = till.authorized();
        String key = till.capture(order);
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(till.moves(key)).isOne());
        return order;
    }

    private double differences(String kind) {
        return metrics.counter("orderflow.settlement.differences", "kind", kind).count();
    }

    private static String captured(long... parts) {
        String order = authorized(
                "tok_ok",
                IntStream.range(0, parts.length).mapToLong(i -> parts[i]).sum());
        for (int i = 0; i < parts.length; i++) {
            capture(order, "c" + i + "-" + order, parts[i]);
        }
        return order;
    }

    private static String ref(String order) {
        return "pay-" + order;
    }

    private List<String> lines(String order) {
        return books.list(
                "select outcome from settlement_line where payment_reference = $1 order by settlement_id, row",
                ref(order));
    }

    private List<String> fees(String order) {
        return books.list(
                "select coalesce(fee::text, 'null') from settlement_line where payment_reference = $1 order by row",
                ref(order));
    }

    private static ValidatableResponse settle(String... lines) {
        return post(String.join("\r\n", lines));
    }

    private static ValidatableResponse post(String file) {
        return csv(as(Tokens.staff())).body(file).post("/api/v1/settlements").then();
    }

    private static RequestSpecification as(String token) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static RequestSpecification csv(RequestSpecification request) {
        return request.config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv");
    }
}
