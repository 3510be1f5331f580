package io.orderflow.system.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an operator sees and does at one service. */
public record OperationsApi(Client client) {

    /** A rule that does not hold. */
    public record Violation(String rule, long count, String examples) {}

    /** Rules with violations, empty when all hold. */
    public List<Violation> violations() {
        return items("/api/v1/ops/invariants")
                .filter(rule -> rule.path("violations").asLong() != 0)
                .map(rule -> new Violation(
                        rule.path("rule").asText(),
                        rule.path("violations").asLong(),
                        rule.path("examples").toString()))
                .toList();
    }

    /** Names of the rules that are checked. */
    public List<String> rules() {
        return items("/api/v1/ops/invariants")
                .map(rule -> rule.path("rule").asText())
                .toList();
    }

    /** Events that wait to be published. */
    public long outboxDepth() {
        return client.get("/api/v1/ops/outbox")
                .send()
                .expect(200)
                .json()
                .path("depth")
                .asLong();
    }

    /** Publishes again what was committed in this time before now. @return events */
    public long replayOutbox(Duration back) {
        return client.post("/api/v1/ops/outbox/replay")
                .json(Map.of(
                        "from",
                        Instant.now().minus(back).toString(),
                        "to",
                        Instant.now().plusSeconds(60).toString()))
                .send()
                .expect(200)
                .json()
                .path("replayed")
                .asLong();
    }

    public List<JsonNode> deadLetters() {
        return items("/api/v1/ops/dead-letters?limit=200").toList();
    }

    /** Effects elsewhere that were given up for now. */
    public List<JsonNode> failedCompensations() {
        return items("/api/v1/ops/failed-compensations").toList();
    }

    /** Moves the service's clock on. */
    public void advanceClock(Duration by) {
        client.post("/api/v1/ops/clock")
                .json(Map.of("advance_seconds", by.toSeconds()))
                .send()
                .expect(200);
    }

    /** The service's time. */
    public Instant now() {
        return Instant.parse(client.get("/api/v1/ops/clock")
                .send()
                .expect(200)
                .json()
                .path("now")
                .asText());
    }

    /** Runs a job now; 409 when it runs already. */
    public Answer runJob(String name) {
        return client.post("/api/v1/ops/jobs/" + name + "/run").send();
    }

    private Stream<JsonNode> items(String path) {
        return StreamSupport.stream(
                client.get(path).send().expect(200).json().path("items").spliterator(), false);
    }
}
