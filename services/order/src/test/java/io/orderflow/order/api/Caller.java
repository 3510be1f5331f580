package io.orderflow.order.api;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Who calls the order service, with what they send as JSON. */
final class Caller {

    private Caller() {}

    static RequestSpecification staff() {
        return with(Tokens.staff());
    }

    /** The one who placed the orders of these tests. */
    static RequestSpecification customer() {
        return with(Tokens.customer("customer-1"));
    }

    private static RequestSpecification with(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
