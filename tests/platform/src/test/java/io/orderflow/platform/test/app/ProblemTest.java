package io.orderflow.platform.test.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What cannot be served is answered with a problem that says where and of what, and nothing of our inside (api.md §2). */
@ApiTest
class ProblemTest {

    @Test
    void saysWhereAndOfWhatInEveryRefusal() {
        String name = "refused-" + UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            Things.make(name, name)
                    .statusCode(422)
                    .body("instance", equalTo(Things.PATH))
                    .body("errors", hasSize(1))
                    .body("errors[0].code", equalTo("not_allowed"))
                    .body("errors[0].message", not(equalTo("")));
        }
    }

    @Test
    void answersWhatItCannotServeWithProblems() {
        Things.problem(
                Things.request()
                        .contentType("text/plain")
                        .body("x")
                        .post(Things.PATH)
                        .then(),
                415,
                "unsupported_media_type");
        Things.problem(
                Things.request()
                        .accept("application/xml")
                        .contentType(ContentType.JSON)
                        .body("{\"name\":\"x\"}")
                        .post(Things.PATH)
                        .then(),
                406,
                "not_acceptable");
        for (String operations : List.of("clock", "outbox", "jobs", "dead-letters", "invariants", "crash-points")) {
            var answer = given().auth()
                    .oauth2(Tokens.admin())
                    .accept("application/xml")
                    .get("/api/v1/ops/" + operations)
                    .then();
            Things.problem(answer, 406, "not_acceptable");
        }
        Things.problem(Things.request().delete(Things.PATH).then(), 405, "method_not_allowed");
        Things.problem(Things.request().get("/api/v1/nothing").then(), 404, "not_found");
        Things.problem(Things.request().post("/api/v1/ops/jobs/none/run").then(), 403, "forbidden");
        Things.problem(given().get(Things.PATH + "/broken").then(), 401, "unauthorized");
    }

    @Test
    void namesTheMethodsOfAPathThatDoesNotKnowTheOneAskedFor() {
        Things.problem(Things.request().delete(Things.PATH).then(), 405, "method_not_allowed")
                .header("Allow", containsString("POST"));
        Things.problem(Things.request().request("TRACE", Things.PATH).then(), 405, "method_not_allowed")
                .header("Allow", containsString("POST"));
    }

    @Test
    void answersPathsThatNobodyCanReadWithProblems() {
        for (String id : List.of("%00", "nonsense", "x".repeat(2_000), "..%2F..%2Fetc", "%F0%9F%98%80", "%C3%28")) {
            Things.problem(
                    given().urlEncodingEnabled(false)
                            .auth()
                            .oauth2(Tokens.admin())
                            .post("/api/v1/ops/dead-letters/" + id + "/replay")
                            .then(),
                    404,
                    "not_found");
        }
    }

    @Test
    void tellsNothingOfWhatBroke() {
        Things.problem(Things.request().get(Things.PATH + "/broken").then(), 500, "internal_error")
                .body(not(containsString("secret-of-ours")))
                .body(not(containsString("Exception")));
    }
}
