package io.orderflow.bench.machinery;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Await;
import io.orderflow.system.http.Client;
import java.time.Duration;

/** The measured application, as its {@code /bench} routes have it: one measurement at a time, begun and then asked for. */
record Application(Client client) {

    /** Begins a measurement. @param path with its query */
    void begin(String path) {
        client.post("/bench/" + path).send().expect(200, 204);
    }

    /** Waits for the end of the one that was begun. @return its result */
    JsonNode await(Duration limit) {
        JsonNode work = Await.until(
                "the end of the measurement",
                limit,
                this::work,
                state -> state.path("done").asBoolean());
        if (work.hasNonNull("failure")) {
            throw new IllegalStateException(
                    "The measurement failed: " + work.path("failure").asText());
        }
        return work.path("result");
    }

    JsonNode run(String path, Duration limit) {
        begin(path);
        return await(limit);
    }

    /** Inbox rows that it has committed since it started. */
    long arrived() {
        return client.get("/bench/arrivals")
                .send()
                .expect(200)
                .json()
                .path("total")
                .asLong();
    }

    private JsonNode work() {
        return client.get("/bench/work").send().expect(200).json();
    }
}
