package io.orderflow.platform.test.contract;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.RestAssured;
import java.util.List;

/** What waits for a person, as the person sees it. */
final class ParkedList {

    private static final String PATH = "/api/v1/ops/failed-compensations";

    private ParkedList() {}

    static List<String> keys() {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    static void retry(String key) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .post(PATH + "/{id}/retry", key)
                .then()
                .statusCode(202);
    }
}
