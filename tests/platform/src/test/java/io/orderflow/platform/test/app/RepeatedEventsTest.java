package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.event.ProductCreated;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The broker repeats itself, in any order and at any time. */
@QuarkusTest
@Watched
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(value = SidecarResource.class, initArgs = @ResourceArg(name = "topics", value = Products.TOPIC))
@Tag("T5.1")
@Tag("F14")
class RepeatedEventsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int COPIES = 10;

    @Inject
    Publishing publishing;

    @Inject
    Effects effects;

    @ConfigProperty(name = "orderflow.app-id")
    String appId;

    @Test
    void hasOneEffectOfEachOfAHundredEventsThatComeTenTimesInAnyOrder() {
        String run = "ok-" + UUID.randomUUID();
        List<Event<ProductCreated>> events = new ArrayList<>();
        for (int aggregate = 0; aggregate < 20; aggregate++) {
            for (int version = 1; version <= 5; version++) {
                String sku = run + "-" + aggregate;
                events.add(Events.of(Products.TOPIC, sku, version, Products.named(sku)));
            }
        }
        long seed = System.nanoTime();
        List<Event<ProductCreated>> copies = new ArrayList<>();
        for (int i = 0; i < COPIES; i++) {
            copies.addAll(events);
        }
        Collections.shuffle(copies, new Random(seed));
        copies.forEach(publishing::send);

        awaitConsumed();
        assertOnce(run, 100, "seed " + seed);
    }

    @Test
    void hasNoSecondEffectWhenAllThatWasEverPublishedComesAgain() {
        String run = "ok-" + UUID.randomUUID();
        for (int i = 0; i < 20; i++) {
            publishing.commit(run + "-" + i, 5);
        }
        Eventually.holds(LIMIT, () -> assertThat(effects(run)).isEqualTo(100));
        for (int i = 0; i < 2; i++) {
            assertThat(publishing.replay(Instant.now().minus(Duration.ofDays(1))))
                    .isGreaterThanOrEqualTo(100);
            awaitConsumed();
        }
        assertOnce(run, 100, "replayed");
    }

    /** After all that was published before: one more event has come through, and nothing is under way. */
    private void awaitConsumed() {
        String last = "ok-" + UUID.randomUUID();
        publishing.commit(last, 1);
        Eventually.holds(LIMIT, () -> assertThat(effects.count(last)).isEqualTo(1));
        Eventually.holds(LIMIT, () -> assertThat(Pending.of(appId)).isZero());
    }

    private void assertOnce(String run, int events, String how) {
        assertThat(effects(run)).as(how).isEqualTo(events);
        assertThat(effects.number("select count(distinct event_id) from effect where subject like $1", run + "%"))
                .as(how)
                .isEqualTo(events);
    }

    private long effects(String run) {
        return effects.number("select count(*) from effect where subject like $1", run + "%");
    }
}
