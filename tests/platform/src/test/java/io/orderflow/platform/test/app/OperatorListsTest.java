package io.orderflow.platform.test.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.Events;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator is shown of the machinery, to its last line. */
@ApiTest
class OperatorListsTest {

    private static final String KIND = "test.nobody";

    @Inject
    Effects effects;

    @Inject
    Publishing publishing;

    @Test
    @Tag("X3.6")
    @Tag("X3.13")
    void showsEveryParkedOperationPageByPage() {
        List<String> parked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String key = "order:" + UUID.randomUUID() + ":void";
            effects.change("""
                insert into operation (key, kind, subject, payload, state, attempts, correlation_id, actor, finished_at)
                values ($1, $2, 's', '{}', 'parked', 12, 'c', 'system:test', now())""", key, KIND);
            parked.addFirst(key);
        }
        assertThat(pages("/api/v1/ops/failed-compensations", 2)).containsSubsequence(parked);
        effects.change("delete from operation where kind = $1", KIND);
    }

    @Test
    @Tag("X3.9")
    void showsEveryOpenSagaPageByPageAndThoseThatWaitForAPersonFirst() {
        List<String> open = new ArrayList<>();
        for (String state : List.of("running", "running", "undoing", "parked", "parked")) {
            UUID id = UUID.randomUUID();
            effects.change("""
                insert into saga (kind, id, state, point, data, lease_until, correlation_id, actor)
                values ('test', $1, $2, 'p', '{}', now() + interval '1 hour', 'c', 'system:test')""", id, state);
            open.add(id.toString());
        }
        assertThat(pages("/api/v1/ops/sagas", 2))
                .containsSubsequence(open.get(3), open.get(4), open.get(0), open.get(1), open.get(2));
        effects.change("delete from saga where kind = 'test'");
    }

    @Test
    @Tag("E9.9")
    void showsTheRunsOfAJobAndThoseThatNeverEnded() {
        UUID died = UUID.fromString("0192f000-0000-7000-8000-000000000001");
        effects.change("insert into job_run (id, name, epoch, started_at) values ($1, 'retention', 0, now())", died);
        get("/api/v1/ops/jobs/retention/runs", Map.of("limit", 200))
                .statusCode(200)
                .body("items.find { it.id == '" + died + "' }.finished_at", nullValue())
                .body("items.find { it.id == '" + died + "' }.outcome", nullValue());
        Things.problem(get("/api/v1/ops/jobs/nobodys/runs", Map.of()), 404, "not_found");
        effects.change("delete from job_run where id = $1", died);
    }

    @Test
    @Tag("X3.1")
    void replaysOneAggregateOfATimeSpanAndNeverEverythingForWantOfOne() {
        String sku = "ok-" + UUID.randomUUID();
        var event = Events.of(Products.TOPIC, sku, Products.named(sku));
        effects.change("""
            insert into outbox_sent
                (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, sent_at)
            values (-1, 1, $1, 'topic', $2, 1, '{}', now() - interval '2 days', now() - interval '2 days')""", event.envelope().eventId(), sku);

        String from = Instant.now().minus(Duration.ofDays(3)).toString();
        String to = Instant.now().minus(Duration.ofDays(1)).toString();
        replay(Map.of("from", from, "to", to, "aggregate_id", sku))
                .statusCode(200)
                .body("replayed", equalTo(1));
        replay(Map.of("from", from, "to", to, "aggregate_id", "nobody"))
                .statusCode(200)
                .body("replayed", equalTo(0));
        Things.problem(replay(Map.of("aggregate_id", sku)), 400, "validation_failed");
        Things.problem(replay(Map.of()), 400, "validation_failed");
        Things.problem(replay(Map.of("from", "2026-01-01T00:00:00Z")), 400, "validation_failed");
        effects.change("delete from outbox where aggregate_id = $1", sku);
        effects.change("delete from outbox_sent where aggregate_id = $1", sku);
    }

    @Test
    void refusesACursorThatItHasNotGiven() {
        for (String path : List.of("failed-compensations", "sagas", "jobs/retention/runs")) {
            Things.problem(get("/api/v1/ops/" + path, Map.of("cursor", "%")), 400, "validation_failed");
            Things.problem(get("/api/v1/ops/" + path, Map.of("limit", 201)), 400, "validation_failed");
        }
        Things.problem(get("/api/v1/ops/failed-compensations", Map.of("cursor", "AA")), 400, "validation_failed");
    }

    /** Ids of all items, in their order. */
    private static List<String> pages(String path, int limit) {
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Map<String, Object> query =
                    cursor == null ? Map.of("limit", limit) : Map.of("limit", limit, "cursor", cursor);
            var page = get(path, query).statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        return ids;
    }

    private static ValidatableResponse get(String path, Map<String, Object> query) {
        return given().auth()
                .oauth2(Tokens.admin())
                .queryParams(query)
                .get(path)
                .then();
    }

    private static ValidatableResponse replay(Map<String, String> body) {
        return given().auth()
                .oauth2(Tokens.admin())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/ops/outbox/replay")
                .then();
    }
}
