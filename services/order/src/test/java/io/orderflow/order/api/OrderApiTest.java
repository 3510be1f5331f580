package io.orderflow.order.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What clients get from the order API while every neighbour is away. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class OrderApiTest {

    private static final String ORDER = """
            {"customer_id":"c-1","currency":"USD","items":[{"sku":"mug","quantity":1}],
             "shipping_address":{"name":"A","line1":"1 Street","city":"Town","postal_code":"1","country":"US"},
             "payment":{"method":"card","token":"tok_ok"}}""";

    @Test
    @Tag("X3.9")
    void saysThatANeighbourIsAwayAndLeavesTheKeyFree() {
        String key = UUID.randomUUID().toString();

        post(ORDER, key).statusCode(503).body("code", equalTo("catalog_unavailable"));
        post(ORDER.replace("\"quantity\":1", "\"quantity\":2"), key).statusCode(503);
    }

    @Test
    void namesWhatIsWrongWithARequest() {
        post("{}", "k1")
                .statusCode(400)
                .body("errors.field", hasItem("items"))
                .body("errors.field", hasItem("payment"));
        post(ORDER.replace("\"quantity\":1", "\"quantity\":0"), "k2").statusCode(400);
        post(ORDER.replace("\"quantity\":1", "\"quantity\":1.5"), "k3").statusCode(400);
        post(ORDER.replace("\"quantity\":1", "\"quantity\":99999999999999999999"), "k4")
                .statusCode(400);
        post(ORDER.replace("\"USD\"", "\"dollars\""), "k5")
                .statusCode(400)
                .body("errors[0].field", equalTo("currency"));
        post(ORDER.replace(",\"token\":\"tok_ok\"", ""), "k6").statusCode(400);
        post(ORDER.replace("[{\"sku\":\"mug\",\"quantity\":1}]", "[]"), "k7").statusCode(400);
    }

    @Test
    void boundsStringsAndLists() {
        post(ORDER.replace("1 Street", "x".repeat(5000)), "k8").statusCode(422);
        post(ORDER.replace("mug", "m".repeat(65)), "k10").statusCode(422).body("code", equalTo("limit_exceeded"));
        String many = "{\"sku\":\"mug\",\"quantity\":1},".repeat(200) + "{\"sku\":\"mug\",\"quantity\":1}";
        post(ORDER.replace("{\"sku\":\"mug\",\"quantity\":1}", many), "k9").statusCode(422);
    }

    @Test
    void quotesNothingForCouponsAndPointsThatAreNotThere() {
        quote("\"coupon_codes\":[\"SAVE10\"]").statusCode(422).body("code", equalTo("coupon_unknown"));
        quote("\"redeem_points\":5").statusCode(422).body("code", equalTo("insufficient_points"));
        quote("\"coupon_codes\":[],\"redeem_points\":0").statusCode(503);
    }

    @Test
    void letsACustomerOrderForThemselvesOnly() {
        given().auth()
                .oauth2(Tokens.customer("c-2"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body(ORDER)
                .post("/api/v1/orders")
                .then()
                .statusCode(403);
    }

    @Test
    void answersForUnknownOrdersAndBadFilters() {
        String nobody = "/api/v1/orders/" + UUID.randomUUID();
        given().auth()
                .oauth2(Tokens.customer("c-1"))
                .get(nobody)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        given().auth()
                .oauth2(Tokens.customer("c-1"))
                .get("/api/v1/orders/not-an-id")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.customer("c-1"))
                .get(nobody + "/timeline")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.customer("c-1"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "c")
                .body("{\"reason\":\"x\"}")
                .post(nobody + "/cancel")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/orders?status=lost")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/orders?from=yesterday")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/orders?status=pending")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse quote(String more) {
        return given().auth()
                .oauth2(Tokens.customer("c-1"))
                .contentType(ContentType.JSON)
                .body(ORDER.replaceFirst("\\{", "{" + more + ","))
                .post("/api/v1/quotes")
                .then();
    }

    private static ValidatableResponse post(String body, String key) {
        return given().auth()
                .oauth2(Tokens.customer("c-1"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/orders")
                .then();
    }
}
