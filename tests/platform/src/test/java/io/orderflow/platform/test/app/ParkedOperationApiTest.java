package io.orderflow.platform.test.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.platform.test.auth.Tokens;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person takes up what was parked. */
@ApiTest
class ParkedOperationApiTest {

    @Inject
    Effects effects;

    @Test
    @Tag("X3.6")
    void takesAParkedOperationUpAgainForAnAdminOnly() {
        String key = "order:" + UUID.randomUUID() + ":void";
        effects.change("""
                insert into operation (key, kind, subject, payload, state, attempts, correlation_id, actor, finished_at)
                values ($1, 'test.nobody', 's', '{}', 'parked', 12, 'c', 'system:test', now())""", key);
        String retry = "/api/v1/ops/failed-compensations/{id}/retry";
        Things.problem(Things.request().post(retry, key).then(), 403, "forbidden");
        given().auth()
                .oauth2(Tokens.admin())
                .post(retry, key)
                .then()
                .statusCode(202)
                .body("id", equalTo(key))
                .body("status", equalTo("pending"))
                .body("attempts", equalTo(0));
        Things.problem(given().auth().oauth2(Tokens.admin()).post(retry, key).then(), 409, "illegal_transition");
        Things.problem(
                given().auth()
                        .oauth2(Tokens.admin())
                        .post(retry, "nobody-knows")
                        .then(),
                404,
                "not_found");
        Things.problem(
                given().auth().oauth2(Tokens.admin()).post(retry, "a\u0000b").then(), 404, "not_found");
    }
}
