package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.ProductCreated;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract as a service would subclass it, and what the inbox does beyond it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
class InboxTest extends AbstractTopicHandlerContractTest<ProductCreated> {

    @Inject
    Effects effects;

    @Inject
    ProductHandler handler;

    @Override
    protected Event<ProductCreated> event() {
        return event("ok");
    }

    @Override
    protected long effects(Event<ProductCreated> event) {
        return effects.count(event.data().sku());
    }

    @Test
    @Tag("T5.1")
    void triesAgainWhatFailedTwiceAndKeepsOneEffect() {
        var event = event("twice");
        deliver(event, 1);
        Eventually.holds(() -> assertThat(inboxState(event)).isEqualTo("done"));
        assertThat(effects(event)).isEqualTo(1);
        assertThat(handler.calls.get(event.data().sku())).isEqualTo(3);
    }

    @Test
    @Tag("T5.1")
    void leavesNoEffectOfAnEventThatIsParked() {
        var event = event("park");
        deliver(event, 4);
        assertThat(inboxState(event)).isEqualTo("parked");
        assertThat(effects(event)).isZero();
    }

    @Test
    @Tag("T5.1")
    void remembersWhyItIgnored() {
        var event = event("ignore");
        deliver(event, 1);
        assertThat(inboxState(event)).isEqualTo("ignored");
    }

    @Test
    @Tag("T5.2")
    void makesADeadLetterOfWhatFailsToTheLimitAndReplaysIt() {
        var event = event("always");
        deliver(event, 1);
        exhaust(event);

        assertThat(effects(event)).isZero();
        assertThat(letter(event, "origin || ' ' || status || ' ' || attempts")).isEqualTo("exhausted open 12");
        replay(event, 202);
        Eventually.holds(() -> assertThat(inboxState(event)).isEqualTo("parked"));
        assertThat(letter(event, "status")).isEqualTo("replayed");

        exhaust(event);
        assertThat(letter(event, "status")).as("it died again").isEqualTo("open");
    }

    @Test
    @Tag("T5.2")
    void keepsPoisonWithItsReasonAndItsTextAndLeavesItOpenWhenAReplayCannotReadItEither() {
        String id = UUID.randomUUID().toString();
        inbox.receive(Products.TOPIC, id, "{\"nonsense\":").await().atMost(Duration.ofSeconds(60));
        assertThat(effects.text("select origin || payload from dead_letter where event_id = $1", id))
                .isEqualTo("poison{\"nonsense\":");

        String letter = effects.text("select id::text from dead_letter where event_id = $1", id);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .post("/api/v1/ops/dead-letters/" + letter + "/replay")
                .then()
                .statusCode(202)
                .body("status", org.hamcrest.Matchers.equalTo("open"));
    }

    @Test
    @Tag("M2.7")
    @Tag("E9.8")
    @Tag("T5.2")
    void keepsWhatItCannotReadUnderAReasonThatStaysTheSame() {
        String sku = "ok-" + UUID.randomUUID();
        String good = WireJson.write(Events.of(Products.TOPIC, sku, Products.named(sku)));
        assertThat(reasonFor(good.replace("\"schema_version\":1", "\"schema_version\":99")))
                .startsWith("unknown_version");
        assertThat(reasonFor(good.replace(Products.TOPIC, "catalog.product.imagined")))
                .startsWith("wrong_type");
        assertThat(reasonFor(good.replace("\"aggregate_id\":", "\"aggregate\":")))
                .startsWith("missing_field: aggregate_id");
        assertThat(reasonFor(good.replace("\"sku\":\"" + sku, "\"sku\":7,\"was\":\"" + sku)))
                .startsWith("invalid_field");
        for (int length : new int[] {0, 1, good.length() / 2, good.length() - 1}) {
            assertThat(reasonFor(good.substring(0, length))).startsWith("malformed");
        }
        assertThat(effects.count(sku)).isZero();
    }

    @Test
    @Tag("T5.2")
    void storesHostileEventsInsteadOfAskingForThemForEver() {
        String sku = "ok-" + UUID.randomUUID();
        var event = Events.of(Products.TOPIC, "a\u0000b", Products.named(sku));
        deliver(event, 2);
        assertThat(letter(event, "origin")).isEqualTo("poison");
        assertThat(effects.count(sku)).isZero();

        String before = effects.text("select count(*)::text from dead_letter");
        inbox.receive(Products.TOPIC, "x".repeat(20_000), "\u0000").await().atMost(Duration.ofSeconds(60));
        inbox.receive(Products.TOPIC, "", "one").await().atMost(Duration.ofSeconds(60));
        inbox.receive(Products.TOPIC, "", "two").await().atMost(Duration.ofSeconds(60));
        assertThat(effects.number("select count(*) from dead_letter") - Long.parseLong(before))
                .isEqualTo(3);
    }

    @Test
    @Tag("T5.2")
    void keepsWhatTheSidecarGaveUpOnUnderItsOwnTopic() {
        var event = event("ok");
        inbox.receive(Products.TOPIC + ".dlq", event.envelope().eventId().toString(), WireJson.write(event))
                .await()
                .atMost(Duration.ofSeconds(60));
        assertThat(letter(event, "origin || ' ' || topic")).isEqualTo("broker " + Products.TOPIC);
        replay(event, 202);
        assertThat(effects(event)).isEqualTo(1);
        replay(event, 202);
        assertThat(effects(event)).as("two operators replay it").isEqualTo(1);
    }

    @Test
    @Tag("T5.1")
    void bringsAParkedEventBackWhoseProcessDiedWhileTryingIt() {
        var event = event("twice");
        deliver(event, 1);
        // As a process leaves it that claims a parked event and is killed: its lease has run out.
        effects.change(
                "update inbox set next_attempt_at = now() - interval '1 hour' where event_id = $1",
                event.envelope().eventId());
        Eventually.holds(() -> assertThat(inboxState(event)).isEqualTo("done"));
        assertThat(effects(event)).isEqualTo(1);
    }

    @Test
    @Tag("T5.1")
    void runsWhatIsParkedForAnAggregateAtOnceWhenAUseCaseHurriesIt() {
        var event = event("twice");
        deliver(event, 1);
        effects.change(
                "update inbox set next_attempt_at = now() + interval '1 hour' where event_id = $1",
                event.envelope().eventId());
        Eventually.holds(() -> {
            database.inTransaction(
                            Cause.system("test"),
                            tx -> inbox.hurry(tx, event.envelope().aggregateId()))
                    .await()
                    .atMost(Duration.ofSeconds(60));
            assertThat(inboxState(event)).isEqualTo("done");
        });
    }

    /** Why an event became a dead letter that came in with an id of the sidecar's own. */
    private String reasonFor(String payload) {
        String delivery = UUID.randomUUID().toString();
        inbox.receive(Products.TOPIC, delivery, payload).await().atMost(Duration.ofSeconds(60));
        return effects.text("select reason from dead_letter where event_id = $1", delivery);
    }

    private Event<ProductCreated> event(String behaviour) {
        var product = Products.any(behaviour);
        return Events.of(Products.TOPIC, product.productId(), product);
    }

    /** Moves a parked event to its last try. */
    private void exhaust(Event<ProductCreated> event) {
        Eventually.holds(() -> {
            effects.change(
                    "update inbox set attempts = 11, next_attempt_at = now() where event_id = $1 and state = 'parked'",
                    event.envelope().eventId());
            assertThat(inboxState(event)).isEqualTo("dead");
        });
    }

    private String letter(Event<ProductCreated> event, String columns) {
        return effects.text(
                "select " + columns + " from dead_letter where event_id = $1",
                event.envelope().eventId().toString());
    }

    private void replay(Event<ProductCreated> event, int status) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .post("/api/v1/ops/dead-letters/" + letter(event, "id::text") + "/replay")
                .then()
                .statusCode(status);
    }
}
