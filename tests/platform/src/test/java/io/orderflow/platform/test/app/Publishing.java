package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.dapr.Publisher;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.outbox.Outbox;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.ProductCreated;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The ways in which an event gets to the broker. */
@Singleton
public class Publishing {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Database database;
    private final Outbox outbox;
    private final Publisher publisher;

    Publishing(Database database, Outbox outbox, Publisher publisher) {
        this.database = database;
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Commits events of one product, which the relay publishes. */
    void commit(String sku, int events) {
        database.inTransaction(Cause.system("test"), tx -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (int i = 0; i < events; i++) {
                        all = all.chain(() -> outbox.add(tx, Products.TOPIC, sku, Products.named(sku)));
                    }
                    return all;
                })
                .await()
                .atMost(LIMIT);
    }

    void commit(ProductCreated product) {
        database.inTransaction(Cause.system("test"), tx -> outbox.add(tx, Products.TOPIC, product.productId(), product))
                .await()
                .atMost(LIMIT);
    }

    void send(Event<ProductCreated> event) {
        send(event.envelope().eventId().toString(), WireJson.write(event));
    }

    /** Publishes any text, past the outbox. In a CloudEvent it lies as a string, which is read as what the string says. */
    void send(String eventId, String text) {
        assertThat(refusals(eventId, TextNode.valueOf(text).toString())).isEmpty();
    }

    /** What the sidecar says against it; empty when it is published. */
    Map<String, String> refusals(String eventId, String data) {
        return publisher
                .publish(Products.TOPIC, List.of(new Publisher.Entry(eventId, data)))
                .await()
                .atMost(LIMIT);
    }

    /** Has everything published again that was committed since. @return events */
    int replay(Instant since) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .contentType("application/json")
                .body(Map.of(
                        "from",
                        since.toString(),
                        "to",
                        Instant.now().plusSeconds(60).toString()))
                .post("/api/v1/ops/outbox/replay")
                .then()
                .statusCode(200)
                .extract()
                .path("replayed");
    }
}
