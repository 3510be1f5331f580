package io.orderflow.platform.test.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the OpenAPI document of a service owes its readers (api.md): every operation with an example of what it takes and of what it
 * answers, and with the problems that it may answer instead. A subclass is a {@code @QuarkusTest} and has nothing to add.
 */
public abstract class AbstractOpenApiContractTest {

    private Document document;

    @BeforeEach
    void read() throws JsonProcessingException {
        String text = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        document = new Document(new ObjectMapper().readTree(text));
    }

    @Test
    void saysWhatEveryOperationIsFor() {
        assertNone(operation -> operation.at("/summary").asText().isBlank() ? Stream.of("no summary") : Stream.empty());
    }

    @Test
    void showsWhatEveryOperationTakesAndAnswers() {
        assertNone(operation -> Stream.concat(request(operation), answers(operation)));
    }

    @Test
    void namesTheProblemsThatEveryOperationMayAnswer() {
        assertNone(operation -> {
            List<String> documented = Document.names(operation.at("/responses"));
            boolean open = operation.path("security").isEmpty();
            Stream<String> expected = open ? Stream.of("503") : Stream.of("401", "403", "503");
            Stream<String> ofBodies = operation.has("requestBody") ? Stream.of("400", "413", "415") : Stream.empty();
            return Stream.concat(expected, ofBodies)
                    .filter(status -> !documented.contains(status))
                    .map(status -> "no " + status);
        });
    }

    @Test
    void asksForTheVersionOnlyOfWhatHasOne() {
        assertNone(operation -> asksForVersion(operation) && !answersWithVersion(operation)
                ? Stream.of("If-Match, and no version in the answer")
                : Stream.empty());
    }

    private static boolean asksForVersion(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asText().equals("If-Match"));
    }

    private boolean answersWithVersion(JsonNode operation) {
        return operation
                .path("responses")
                .valueStream()
                .flatMap(response -> document.resolved(response).path("content").valueStream())
                .map(media -> document.resolved(media.path("schema")))
                .anyMatch(schema -> schema.path("properties").has("version"));
    }

    private Stream<String> request(JsonNode operation) {
        return operation.has("requestBody") ? shown("request", operation.at("/requestBody/content")) : Stream.empty();
    }

    private Stream<String> answers(JsonNode operation) {
        return operation.path("responses").properties().stream().flatMap(response -> {
            JsonNode content = document.resolved(response.getValue()).path("content");
            return response.getKey().equals("204") ? Stream.empty() : shown(response.getKey(), content);
        });
    }

    private Stream<String> shown(String what, JsonNode content) {
        if (content.isEmpty()) {
            return Stream.of(what + ": no content");
        }
        return content.properties().stream()
                .flatMap(media -> document.findings(media.getValue()))
                .map(finding -> what + ": " + finding);
    }

    private void assertNone(Function<JsonNode, Stream<String>> findings) {
        assertThat(document.operations().entrySet().stream()
                        .flatMap(operation -> findings.apply(operation.getValue())
                                .map(finding -> operation.getKey() + ": " + finding)))
                .isEmpty();
        assertThat(document.operations()).isNotEmpty();
    }
}
