package io.orderflow.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.PublishedEvents;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class ProductApiTest {

    @Test
    void createsAProductAndReadsItBack() {
        String sku = anySku();
        create(sku, UUID.randomUUID().toString(), product(sku))
                .statusCode(201)
                .header("Location", "/api/v1/products/" + sku)
                .header("ETag", "\"1\"")
                .body("price.amount", equalTo(1999));

        given().auth()
                .oauth2(Tokens.customer("c-1"))
                .get("/api/v1/products/" + sku)
                .then()
                .statusCode(200)
                .body("sku", equalTo(sku))
                .body("tax_class", equalTo("standard"));
    }

    @Test
    @Tag("M2.6")
    void publishesWhatTheSchemaSays() {
        String sku = anySku();
        create(sku, UUID.randomUUID().toString(), product(sku)).statusCode(201);

        assertThat(PublishedEvents.conform()).containsExactly("catalog.product.created");
    }

    @Test
    void answersARepeatWithTheStoredAnswer() {
        String sku = anySku();
        String key = UUID.randomUUID().toString();
        String id = create(sku, key, product(sku)).statusCode(201).extract().path("id");

        create(sku, key, product(sku))
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(id));
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBody() {
        String key = UUID.randomUUID().toString();
        String sku = anySku();
        create(sku, key, product(sku)).statusCode(201);

        create(sku, key, product(anySku())).statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void refusesASkuThatIsTaken() {
        String sku = anySku();
        create(sku, UUID.randomUUID().toString(), product(sku)).statusCode(201);

        create(sku, UUID.randomUUID().toString(), product(sku))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("sku_taken"));
    }

    @Test
    void needsAnIdempotencyKey() {
        given().auth()
                .oauth2(Tokens.staff())
                .contentType(ContentType.JSON)
                .body(product(anySku()))
                .post("/api/v1/products")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
    }

    @Test
    void namesEveryBadField() {
        create("x", UUID.randomUUID().toString(), """
                {"sku":"","name":" ","price":{"amount":-1,"currency":"usd"},"weight_grams":-5}""")
                .statusCode(400)
                .body("code", equalTo("validation_failed"))
                .body("errors.field", hasItem("price.currency"))
                .body("errors.field", hasItem("weight_grams"));
    }

    @Test
    void tellsALimitFromAMistake() {
        create("x", UUID.randomUUID().toString(), product("s".repeat(65)))
                .statusCode(422)
                .body("code", equalTo("limit_exceeded"))
                .body("errors[0].field", equalTo("sku"));
    }

    @Test
    void refusesAPriceInACurrencyThatThereIsNot() {
        String sku = anySku();
        create(sku, UUID.randomUUID().toString(), product(sku).replace("USD", "ZZZ"))
                .statusCode(422)
                .body("code", equalTo("unknown_currency"));
        create(sku, UUID.randomUUID().toString(), product(sku)).statusCode(201);

        price(sku, "\"1\"", "XXX").statusCode(422).body("code", equalTo("unknown_currency"));
        price(sku, "\"1\"", "EUR").statusCode(200);
    }

    @Test
    void refusesWrongTypesAndBrokenJson() {
        create("x", UUID.randomUUID().toString(), """
                {"sku":"a","name":"b","price":{"amount":"12","currency":"USD"}}""").statusCode(400).body("errors[0].field", equalTo("price.amount"));
        create("x", UUID.randomUUID().toString(), "{\"sku\":").statusCode(400).body("errors", notNullValue());
        create("x", UUID.randomUUID().toString(), "").statusCode(400);
        create("x", UUID.randomUUID().toString(), """
                {"sku":"a\\u0000","name":"b","price":{"amount":12,"currency":"USD"}}""").statusCode(400);
    }

    @Test
    void letsOnlyStaffCreateAndOnlyKnownCallersIn() {
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/api/v1/products")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthorized"));
        given().auth().oauth2(Tokens.forged()).get("/api/v1/products").then().statusCode(401);
        given().auth().oauth2(Tokens.expired()).get("/api/v1/products").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.customer("c-1"))
                .contentType(ContentType.JSON)
                .body("{")
                .post("/api/v1/products")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void changesAPriceOnlyOverTheVersionThatWasRead() {
        String sku = anySku();
        create(sku, UUID.randomUUID().toString(), product(sku)).statusCode(201);

        price(sku, null).statusCode(428).body("code", equalTo("precondition_required"));
        price(sku, "\"7\"").statusCode(412).body("code", equalTo("version_conflict"));
        price(sku, "\"1\"").statusCode(200).header("ETag", "\"2\"").body("price.amount", equalTo(500));
        price("nothing", "\"1\"").statusCode(404);
    }

    @Test
    void pagesThroughProductsNewestFirst() {
        for (int i = 0; i < 3; i++) {
            String sku = anySku();
            create(sku, UUID.randomUUID().toString(), product(sku)).statusCode(201);
        }
        String cursor = given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/products?limit=2")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .extract()
                .path("next_cursor");
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/products?limit=200&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("next_cursor", nullValue());
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/products?limit=0")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/products?limit=abc")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/products?cursor=!!")
                .then()
                .statusCode(400);
    }

    @Test
    void answersTooLargeBodiesAndWrongContentTypesWithProblems() {
        given().auth()
                .oauth2(Tokens.staff())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body("\"" + "x".repeat(1_100_000) + "\"")
                .post("/api/v1/products")
                .then()
                .statusCode(413);
        given().auth()
                .oauth2(Tokens.staff())
                .contentType("text/plain")
                .header("Idempotency-Key", "k")
                .body("x")
                .post("/api/v1/products")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void servesHealthMetricsAndOpenApiToAnybody() {
        given().get("/healthz/ready").then().statusCode(200);
        given().get("/healthz/live").then().statusCode(200);
        given().get("/healthz/started").then().statusCode(200);
        given().get("/healthz").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
    }

    @Test
    void servesTheOperatorsRoutesToAdminsOnly() {
        for (String path :
                new String[] {"outbox", "dead-letters", "jobs", "invariants", "clock", "failed-compensations"}) {
            given().auth()
                    .oauth2(Tokens.staff())
                    .get("/api/v1/ops/" + path)
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(Tokens.admin())
                    .get("/api/v1/ops/" + path)
                    .then()
                    .statusCode(200);
        }
    }

    private static ValidatableResponse create(String sku, String key, String body) {
        return given().auth()
                .oauth2(Tokens.staff())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/products")
                .then();
    }

    private static ValidatableResponse price(String sku, String ifMatch) {
        return price(sku, ifMatch, "USD");
    }

    private static ValidatableResponse price(String sku, String ifMatch, String currency) {
        var request = given().auth()
                .oauth2(Tokens.staff())
                .contentType(ContentType.JSON)
                .body("{\"price\":{\"amount\":500,\"currency\":\"" + currency + "\"}}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/products/" + sku + "/price")
                .then();
    }

    private static String product(String sku) {
        return "{\"sku\":\"%s\",\"name\":\"Mug\",\"price\":{\"amount\":1999,\"currency\":\"USD\"},\"surplus\":1}"
                .formatted(sku);
    }

    private static String anySku() {
        return "SKU-" + UUID.randomUUID();
    }
}
