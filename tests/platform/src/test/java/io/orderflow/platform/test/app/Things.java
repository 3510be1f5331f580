package io.orderflow.platform.test.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Requests to the test application, by a member of staff, and what an answer has to look like. */
final class Things {

    static final String PATH = "/api/v1/things";

    private Things() {}

    static RequestSpecification request() {
        return given().auth().oauth2(Tokens.staff());
    }

    static ValidatableResponse post(String body) {
        return request().contentType(ContentType.JSON).body(body).post(PATH).then();
    }

    static ValidatableResponse make(String key, String name) {
        return request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}")
                .post(PATH)
                .then();
    }

    /** @param code null for any */
    static ValidatableResponse problem(ValidatableResponse answer, int status, @Nullable String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", notNullValue());
        return code == null ? answer : answer.body("code", equalTo(code));
    }

    /** Of the application, for who speaks to it past HTTP clients. */
    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
