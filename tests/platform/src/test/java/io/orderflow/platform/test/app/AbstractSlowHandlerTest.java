package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.dapr.Publisher;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.RedisServer;
import io.orderflow.schemas.WireJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * A handler, or the queue before it, is slower than the broker's patience: the broker sends the same messages again while the first
 * copies are still being handled or waited with.
 */
abstract class AbstractSlowHandlerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Publisher publisher;

    @Inject
    Effects effects;

    @Inject
    ProductHandler handler;

    @ConfigProperty(name = "orderflow.app-id")
    String appId;

    @Test
    void takesEachEventInOnceHoweverOftenItComesMeanwhile() {
        String run = UUID.randomUUID().toString();
        List<String> skus = IntStream.range(0, 6)
                .mapToObj(i -> (i < slow() ? "slow-" : "ok-") + run + "-" + i)
                .toList();
        skus.forEach(this::publish);

        Eventually.holds(LIMIT, () -> assertThat(mostDeliveriesOfOne()).isGreaterThan(1));
        sawWhileTheyCame();
        Eventually.holds(
                LIMIT,
                () -> assertThat(skus)
                        .allSatisfy(sku -> assertThat(effects.count(sku)).isEqualTo(1)));
        Eventually.holds(LIMIT, () -> assertThat(Pending.of(appId)).isZero());
        assertThat(skus).allSatisfy(sku -> {
            assertThat(effects.count(sku)).isEqualTo(1);
            assertThat(handler.calls.get(sku)).as("calls for %s", sku).isEqualTo(1);
        });
        assertThat(effects.number("select count(*) from dead_letter where payload like $1", "%" + run + "%"))
                .isZero();
    }

    /** How many of the events are slow. */
    abstract int slow();

    /** Called once a message has been sent a second time, while the first copy is under way. */
    void sawWhileTheyCame() {}

    private void publish(String sku) {
        var event = Events.of(Products.TOPIC, sku, Products.named(sku));
        var refused = publisher
                .publish(
                        Products.TOPIC,
                        List.of(new Publisher.Entry(event.envelope().eventId().toString(), WireJson.write(event))))
                .await()
                .atMost(LIMIT);
        assertThat(refused).isEmpty();
    }

    private long mostDeliveriesOfOne() {
        try (Jedis redis = RedisServer.client()) {
            return !isConsumed(redis)
                    ? 0
                    : redis.xpending(Products.TOPIC, appId, null, null, 100, appId).stream()
                            .mapToLong(entry -> entry.getDeliveredTimes())
                            .max()
                            .orElse(0);
        }
    }

    /** The topic comes to be with its first event or consumer, and the group with the consumer. */
    private boolean isConsumed(Jedis redis) {
        return redis.exists(Products.TOPIC)
                && redis.xinfoGroup(Products.TOPIC).stream()
                        .anyMatch(group -> group.getName().equals(appId));
    }
}
