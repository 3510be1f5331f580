package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.deadletter.DeadLetters;
import io.orderflow.platform.deadletter.DeadLetters.Origin;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.ProductCreated;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of dead letters that nobody looked at for long, and of those that die at one moment. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@Tag("T5.2")
class DeadLetterTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Inbox inbox;

    @Inject
    DeadLetters letters;

    @Inject
    MeterRegistry metrics;

    @Inject
    Effects effects;

    /** Its row in the inbox is as good as gone weeks later, the letter never is. */
    @Test
    @Tag("T5.1")
    void hasNoSecondEffectWhenALetterIsReplayedOnceMoreAfterItsEventIsForgotten() {
        var event = givenUpBySidecar();
        replay(event).statusCode(202).body("status", equalTo("replayed"));
        assertThat(effects(event)).isEqualTo(1);
        forget(event);

        replay(event).statusCode(202).body("status", equalTo("replayed"));
        assertThat(effects(event)).isEqualTo(1);
    }

    /** What the sidecar gave up on may have been handled all the same, by a copy whose answer was lost. */
    @Test
    @Tag("T5.1")
    void refusesALetterOfWhichNobodyCanTellAnyMoreWhetherItsEventWasHandled() {
        var event = givenUpBySidecar();
        effects.change("update dead_letter set at = now() - interval '39 days' where event_id = $1", id(event));

        replay(event).statusCode(409).body("code", equalTo("illegal_transition"));
        assertThat(effects(event)).isZero();
        assertThat(effects.text("select status from dead_letter where event_id = $1", id(event)))
                .isEqualTo("open");
    }

    @Test
    @Tag("X3.13")
    void alertsOnceHoweverManyCopiesDieAtOneMoment() {
        var event = Events.of(Products.TOPIC, "p", Products.any("ok"));
        assertThat(alertsWhile(() -> dieAtOnce(event))).as("new").isEqualTo(1);
        assertThat(alertsWhile(() -> dieAtOnce(event))).as("known").isZero();

        effects.change("update dead_letter set status = 'replayed' where event_id = $1", id(event));
        assertThat(alertsWhile(() -> dieAtOnce(event))).as("dead again").isEqualTo(1);
    }

    private double alertsWhile(Runnable work) {
        double before = alerts();
        work.run();
        return alerts() - before;
    }

    private double alerts() {
        return metrics.counter("orderflow.deadletters", "topic", Products.TOPIC).count();
    }

    private void dieAtOnce(Event<?> event) {
        var copies = Stream.generate(() -> letters.keep(Products.TOPIC, id(event), "p", Origin.POISON, "test", "{}", 1))
                .limit(8)
                .toList();
        Uni.join().all(copies).andFailFast().await().atMost(LIMIT);
    }

    private Event<ProductCreated> givenUpBySidecar() {
        var product = Products.any("ok");
        var event = Events.of(Products.TOPIC, product.productId(), product);
        inbox.receive(Products.TOPIC + ".dlq", id(event), WireJson.write(event))
                .await()
                .atMost(LIMIT);
        return event;
    }

    private void forget(Event<?> event) {
        effects.change("delete from inbox where event_id = $1", UUID.fromString(id(event)));
    }

    private long effects(Event<ProductCreated> event) {
        return effects.count(event.data().sku());
    }

    private ValidatableResponse replay(Event<?> event) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .post("/api/v1/ops/dead-letters/"
                        + effects.text("select id::text from dead_letter where event_id = $1", id(event))
                        + "/replay")
                .then();
    }

    private static String id(Event<?> event) {
        return event.envelope().eventId().toString();
    }
}
