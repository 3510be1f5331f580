package io.orderflow.platform.test.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Idempotency keys and problems, as api.md §2 promises them for every operation. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
class WebTest {

    private static final String THINGS = "/api/v1/things";
    private static final String PROBLEM = "application/problem+json";

    @Inject
    Effects effects;

    @Test
    @Tag("C1.7")
    void hasOneEffectForSixteenSubmitsOfOneKeyAtOnce() throws Exception {
        String name = "thing-" + UUID.randomUUID();
        List<Callable<Integer>> submits = IntStream.range(0, 16)
                .mapToObj(i ->
                        (Callable<Integer>) () -> make(name, name).extract().statusCode())
                .toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(submits)) {
                assertThat(answer.get()).isIn(201, 409);
            }
        }
        assertThat(effects.count(name)).isEqualTo(1);
        make(name, name).statusCode(201).header("Idempotent-Replayed", "true").body("name", equalTo(name));
        assertThat(effects.count(name)).isEqualTo(1);
    }

    @Test
    @Tag("C1.7")
    void givesARefusalAgainAndLeavesNothingBehind() {
        String name = "refused-" + UUID.randomUUID();
        make(name, name).statusCode(422).body("code", equalTo("not_allowed"));
        make(name, name).statusCode(422).header("Idempotent-Replayed", "true").body("code", equalTo("not_allowed"));
        assertThat(effects.count(name)).isZero();
    }

    @Test
    void saysWhereAndOfWhatInEveryRefusal() {
        String name = "refused-" + UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            make(name, name)
                    .statusCode(422)
                    .body("instance", equalTo(THINGS))
                    .body("errors", hasSize(1))
                    .body("errors[0].code", equalTo("not_allowed"))
                    .body("errors[0].message", not(equalTo("")));
        }
    }

    @Test
    @Tag("C1.7")
    void tellsAReusedKeyFromARepeat() {
        String key = UUID.randomUUID().toString();
        make(key, "one").statusCode(201);
        make(key, "two").statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void answersABodyThatIsTooLargeWithAProblem() {
        problem(post("{\"name\":\"" + "x".repeat(1_100_000) + "\"}"), 413, "body_too_large");
    }

    @Test
    void answersAStreamThatGrowsTooLarge() throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(("POST " + THINGS + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.staff()
                            + "\r\nIdempotency-Key: k\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 20; i++) {
                    out.write(chunk);
                }
                out.flush();
            } catch (IOException closedBeforeTheEnd) {
                // Fine: the answer is there to be read.
            }
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void answersWhatItCannotServeWithProblems() {
        problem(request().contentType("text/plain").body("x").post(THINGS).then(), 415, "unsupported_media_type");
        problem(
                request()
                        .accept("application/xml")
                        .contentType(ContentType.JSON)
                        .body("{\"name\":\"x\"}")
                        .post(THINGS)
                        .then(),
                406,
                "not_acceptable");
        for (String operations : List.of("clock", "outbox", "jobs", "dead-letters", "invariants", "crash-points")) {
            var answer = given().auth()
                    .oauth2(Tokens.admin())
                    .accept("application/xml")
                    .get("/api/v1/ops/" + operations)
                    .then();
            problem(answer, 406, "not_acceptable");
        }
        problem(request().delete(THINGS).then(), 405, "method_not_allowed");
        problem(request().get("/api/v1/nothing").then(), 404, "not_found");
        problem(request().post("/api/v1/ops/jobs/none/run").then(), 403, "forbidden");
        problem(given().get(THINGS + "/broken").then(), 401, "unauthorized");
    }

    @Test
    @Tag("X3.6")
    void takesAParkedOperationUpAgainForAnAdminOnly() {
        String key = "order:" + UUID.randomUUID() + ":void";
        effects.change("""
                insert into operation (key, kind, subject, payload, state, attempts, correlation_id, actor, finished_at)
                values ($1, 'test.nobody', 's', '{}', 'parked', 12, 'c', 'system:test', now())""", key);
        String retry = "/api/v1/ops/failed-compensations/{id}/retry";
        problem(request().post(retry, key).then(), 403, "forbidden");
        given().auth()
                .oauth2(Tokens.admin())
                .post(retry, key)
                .then()
                .statusCode(202)
                .body("id", equalTo(key))
                .body("status", equalTo("pending"))
                .body("attempts", equalTo(0));
        problem(given().auth().oauth2(Tokens.admin()).post(retry, key).then(), 409, "illegal_transition");
        problem(
                given().auth()
                        .oauth2(Tokens.admin())
                        .post(retry, "nobody-knows")
                        .then(),
                404,
                "not_found");
        problem(given().auth().oauth2(Tokens.admin()).post(retry, "a\u0000b").then(), 404, "not_found");
    }

    @Test
    void answersBrokenBodiesWithFields() {
        problem(post("{\"name\":"), 400, "malformed_json").body("errors", notNullValue());
        problem(post("{\"name\":7}"), 400, "validation_failed").body("errors[0].field", equalTo("name"));
        problem(post("{}"), 400, "validation_failed").body("errors[0].field", equalTo("name"));
        problem(post("[]"), 400, "validation_failed");
        problem(post(""), 400, "validation_failed");
        problem(post("{\"name\":\"a\\u0000\"}"), 400, "validation_failed");
        problem(post("[".repeat(1_500)), 400, null);
        problem(post("{\"name\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}"), 400, null);
    }

    @Test
    void namesTheMethodsOfAPathThatDoesNotKnowTheOneAskedFor() {
        problem(request().delete(THINGS).then(), 405, "method_not_allowed").header("Allow", containsString("POST"));
        problem(request().request("TRACE", THINGS).then(), 405, "method_not_allowed")
                .header("Allow", containsString("POST"));
    }

    @Test
    void namesTheHeaderThatIsMissing() {
        problem(post("{\"name\":\"x\"}"), 400, "idempotency_key_required")
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void takesNoTextThatTheDatabaseWouldChange() {
        for (String half : List.of("\\ud83d", "a\\ude00", "\\ude00\\ud83d")) {
            problem(post("{\"name\":\"" + half + "\"}"), 400, "validation_failed")
                    .body("errors[0].field", equalTo("name"));
        }
        make(UUID.randomUUID().toString(), "\\ud83d\\ude00").statusCode(201).body("name", equalTo("\uD83D\uDE00"));
    }

    @Test
    void refusesEveryTokenThatIsNotTheIssuers() {
        for (String token : List.of(
                Tokens.forged(),
                Tokens.expired(),
                Tokens.ofAnotherIssuer(),
                Tokens.unsigned(),
                Tokens.signedWithThePublicKey(),
                Tokens.staff() + "x",
                "x",
                "\u00e9")) {
            problem(given().auth().oauth2(token).get(THINGS + "/broken").then(), 401, "unauthorized")
                    .header("WWW-Authenticate", containsString("Bearer"));
        }
        problem(
                given().header("Authorization", "Basic YTpi")
                        .get(THINGS + "/broken")
                        .then(),
                401,
                "unauthorized");
    }

    @Test
    void decidesWhoAsksBeforeWhatIsAskedFor() {
        problem(given().contentType(ContentType.JSON).body("{").post(THINGS).then(), 401, "unauthorized");
        var customer = given().auth().oauth2(Tokens.customer("c-1"));
        problem(customer.contentType(ContentType.JSON).body("{").post(THINGS).then(), 403, "forbidden");
    }

    @Test
    void answersPathsThatNobodyCanReadWithProblems() {
        for (String id : List.of("%00", "nonsense", "x".repeat(2_000), "..%2F..%2Fetc", "%F0%9F%98%80", "%C3%28")) {
            problem(
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
    void takesAWholeNumberWithAFractionOfNothing() {
        make(UUID.randomUUID().toString(), "counted\",\"count\":2.0,\"x\":\"").statusCode(201);
        for (String count : List.of("2.5", "\"2\"", "1e300", "99999999999999999999", "true", "[]", "1e999999999")) {
            problem(post("{\"name\":\"x\",\"count\":" + count + "}"), 400, "validation_failed")
                    .body("errors[0].field", equalTo("count"));
        }
    }

    @Test
    void takesTimesAsTextsOnly() {
        make(UUID.randomUUID().toString(), "timed\",\"at\":\"2026-01-01T00:00:00+01:00\",\"x\":\"")
                .statusCode(201);
        for (String at : List.of("0", "1767225600", "1.5", "\"yesterday\"", "\"\"", "\"2026-01-01\"", "{}")) {
            problem(post("{\"name\":\"x\",\"at\":" + at + "}"), 400, "validation_failed")
                    .body("errors[0].field", equalTo("at"));
        }
    }

    @Test
    void tellsNothingOfWhatBroke() {
        problem(request().get(THINGS + "/broken").then(), 500, "internal_error")
                .body(not(containsString("secret-of-ours")))
                .body(not(containsString("Exception")));
    }

    private static ValidatableResponse problem(
            ValidatableResponse answer, int status, @org.jspecify.annotations.Nullable String code) {
        answer.statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status))
                .body("title", notNullValue());
        return code == null ? answer : answer.body("code", equalTo(code));
    }

    private ValidatableResponse make(String key, String name) {
        return request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}")
                .post(THINGS)
                .then();
    }

    private ValidatableResponse post(String body) {
        return request().contentType(ContentType.JSON).body(body).post(THINGS).then();
    }

    private RequestSpecification request() {
        return given().auth().oauth2(Tokens.staff());
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
