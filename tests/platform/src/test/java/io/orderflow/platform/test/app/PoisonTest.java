package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.RedisServer;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.ProductCreated;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** Events that cannot be taken in, among good ones: exactly they become dead letters, each with its reason. */
@QuarkusTest
@Watched
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(value = SidecarResource.class, initArgs = @ResourceArg(name = "topics", value = Products.TOPIC))
@Tag("T5.2")
@Tag("F15")
class PoisonTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LARGEST_REQUEST = 4 << 20;

    @Inject
    Publishing publishing;

    @Inject
    Effects effects;

    @Test
    void keepsExactlyThePoisonAsDeadLettersWhileTheRestGoesOn() {
        String run = UUID.randomUUID().toString();
        Map<String, String> poison = poison(run);
        List<String> good = new ArrayList<>();
        poison.forEach((id, payload) -> {
            publishing.send(id, payload);
            String sku = "ok-" + UUID.randomUUID();
            publishing.send(Events.of(Products.TOPIC, sku, Products.named(sku)));
            good.add(sku);
        });

        Eventually.holds(
                LIMIT,
                () -> assertThat(good)
                        .allSatisfy(sku -> assertThat(effects.count(sku)).isEqualTo(1)));
        Eventually.holds(LIMIT, () -> assertThat(letters(run)).isEqualTo(poison.size()));
        poison.keySet()
                .forEach(id -> assertThat(effects.text(
                                "select origin || ' ' || status || ' ' || (reason <> '')::text from dead_letter where event_id = $1",
                                id))
                        .as(id)
                        .isEqualTo("poison open true"));
        assertThat(effects.number("select count(*) from effect where subject like $1", "%" + run + "%"))
                .isZero();
    }

    /** Passed on raw, it comes to the inbox, which can say what is wrong with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"specversion\": \"1.0\", \"id\": \"%s\", \"data\": ",
                "%s",
                "{\"specversion\": \"1.0\", \"id\": \"%s\", \"data\": {\"aggregate_version\": 1e999}}",
                "{\"specversion\": \"1.0\", \"id\": \"%s\", \"expiration\": \"2020-01-01T00:00:00Z\", \"data\": {\"old\": true}}"
            })
    void keepsWhatNoSidecarCanReadOrWouldDeliver(String wire) {
        String mark = UUID.randomUUID().toString();
        try (Jedis redis = RedisServer.client()) {
            redis.xadd(Products.TOPIC, StreamEntryID.NEW_ENTRY, Map.of("data", wire.formatted(mark)));
        }
        String sku = "ok-" + UUID.randomUUID();
        publishing.commit(sku, 1);
        Eventually.holds(LIMIT, () -> assertThat(effects.count(sku)).isEqualTo(1));
        Eventually.holds(LIMIT, () -> assertThat(effects.text("""
                                select origin || ' ' || status || ' ' || topic from dead_letter
                                where event_id = $1 or payload like '%' || $1 || '%'""", mark)).isEqualTo("poison open " + Products.TOPIC));
    }

    /** Nothing is wrong with these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table effect; --",
                "${jndi:ldap://x}",
                "\u202e\ud83d\ude00\u0001",
                "<script>&amp;</script>"
            })
    void takesHostileTextForWhatItIs(String text) {
        String sku = "ok-" + UUID.randomUUID() + text;
        publishing.send(Events.of(Products.TOPIC, "p-" + UUID.randomUUID(), Products.named(sku)));
        Eventually.holds(LIMIT, () -> assertThat(effects.count(sku)).isEqualTo(1));
    }

    @Test
    void takesInTheLargestEventThatCanBePublished() {
        String sku = "ok-" + UUID.randomUUID();
        int size = LARGEST_REQUEST;
        while (!publishing
                .refusals(UUID.randomUUID().toString(), large(sku, size))
                .isEmpty()) {
            size -= 100;
        }
        assertThat(size).isGreaterThan(LARGEST_REQUEST - 5_000);
        Eventually.holds(LIMIT, () -> assertThat(effects.count(sku)).isEqualTo(1));
    }

    @Test
    void letsOnlyTheAggregateWaitWhoseEventIsTooLargeToBePublished() {
        String tooLarge = "big-" + UUID.randomUUID();
        publishing.commit(new ProductCreated(
                tooLarge, tooLarge, "x".repeat(LARGEST_REQUEST), new WireMoney(100, "USD"), "standard", 1));
        for (int i = 0; i < 3; i++) {
            String sku = "ok-" + UUID.randomUUID();
            publishing.commit(sku, 1);
            Eventually.holds(LIMIT, () -> assertThat(effects.count(sku)).isEqualTo(1));
        }
        Eventually.holds(
                LIMIT,
                () -> assertThat(effects.number(
                                "select coalesce(max(attempts), 0) from outbox_backoff where aggregate_id = $1",
                                tooLarge))
                        .isPositive());
        effects.change("delete from outbox where aggregate_id = $1", tooLarge);
    }

    private static String large(String sku, int size) {
        var event = Events.of(
                Products.TOPIC,
                sku,
                new ProductCreated("p-" + sku, sku, "?", new WireMoney(100, "USD"), "standard", 1));
        String empty = WireJson.write(event);
        return empty.replace("\"name\":\"?\"", "\"name\":\"" + "x".repeat(size - empty.length()) + "\"");
    }

    private long letters(String run) {
        return effects.number("select count(*) from dead_letter where event_id like $1", run + "%");
    }

    /** Event id to payload. */
    private static Map<String, String> poison(String run) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(run + " no json", "{\"event_id\":");
        all.put(run + " no object", "[1, 2, 3]");
        all.put(run + " empty", "");
        all.put(run + " deep", "[".repeat(20_000));
        all.put(run + " unknown type", spoiled(run, event -> event.put("type", "catalog.product.exploded")));
        all.put(run + " unknown version", spoiled(run, event -> event.put("schema_version", 99)));
        all.put(run + " no field", spoiled(run, event -> event.remove("sku")));
        all.put(run + " no aggregate", spoiled(run, event -> event.remove("aggregate_id")));
        all.put(
                run + " amount as text",
                spoiled(run, event -> event.withObject("/price").put("amount", "100")));
        all.put(
                run + " amount as fraction",
                spoiled(run, event -> event.withObject("/price").put("amount", 1.5)));
        all.put(run + " id is no UUID", spoiled(run, event -> event.put("event_id", "1 or 1=1")));
        return all;
    }

    private static String spoiled(String run, Consumer<ObjectNode> spoil) {
        String sku = "ok-" + run + "-" + UUID.randomUUID();
        try {
            ObjectNode event = (ObjectNode)
                    new ObjectMapper().readTree(WireJson.write(Events.of(Products.TOPIC, sku, Products.named(sku))));
            spoil.accept(event);
            return event.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
