package io.orderflow.platform.test.app;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bodies that nobody can read are refused with the field that is wrong (api.md §2). */
@ApiTest
class BadBodyTest {

    @Test
    void answersBrokenBodiesWithFields() {
        Things.problem(Things.post("{\"name\":"), 400, "malformed_json").body("errors", notNullValue());
        Things.problem(Things.post("{\"name\":7}"), 400, "validation_failed").body("errors[0].field", equalTo("name"));
        Things.problem(Things.post("{}"), 400, "validation_failed").body("errors[0].field", equalTo("name"));
        Things.problem(Things.post("[]"), 400, "validation_failed");
        Things.problem(Things.post(""), 400, "validation_failed");
        Things.problem(Things.post("{\"name\":\"a\\u0000\"}"), 400, "validation_failed");
        Things.problem(Things.post("[".repeat(1_500)), 400, null);
        Things.problem(Things.post("{\"name\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}"), 400, null);
    }

    @Test
    void takesNoTextThatTheDatabaseWouldChange() {
        for (String half : List.of("\\ud83d", "a\\ude00", "\\ude00\\ud83d")) {
            Things.problem(Things.post("{\"name\":\"" + half + "\"}"), 400, "validation_failed")
                    .body("errors[0].field", equalTo("name"));
        }
        Things.make(UUID.randomUUID().toString(), "\\ud83d\\ude00")
                .statusCode(201)
                .body("name", equalTo("\uD83D\uDE00"));
    }

    @Test
    void takesAWholeNumberWithAFractionOfNothing() {
        Things.make(UUID.randomUUID().toString(), "counted\",\"count\":2.0,\"x\":\"")
                .statusCode(201);
        for (String count : List.of("2.5", "\"2\"", "1e300", "99999999999999999999", "true", "[]", "1e999999999")) {
            Things.problem(Things.post("{\"name\":\"x\",\"count\":" + count + "}"), 400, "validation_failed")
                    .body("errors[0].field", equalTo("count"));
        }
    }

    @Test
    void takesTimesAsTextsOnly() {
        Things.make(UUID.randomUUID().toString(), "timed\",\"at\":\"2026-01-01T00:00:00+01:00\",\"x\":\"")
                .statusCode(201);
        for (String at : List.of("0", "1767225600", "1.5", "\"yesterday\"", "\"\"", "\"2026-01-01\"", "{}")) {
            Things.problem(Things.post("{\"name\":\"x\",\"at\":" + at + "}"), 400, "validation_failed")
                    .body("errors[0].field", equalTo("at"));
        }
    }
}
