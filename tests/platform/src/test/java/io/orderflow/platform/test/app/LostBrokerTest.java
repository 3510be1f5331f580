package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.Daprd;
import io.orderflow.platform.test.sidecar.RedisServer;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;

/** The broker forgets events that were published and not yet consumed: the outbox still has them. */
@QuarkusTest
@Watched
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {
            @ResourceArg(name = "topics", value = Products.TOPIC),
            @ResourceArg(name = "concurrency", value = "4"),
            @ResourceArg(name = "queue-depth", value = "8"),
            @ResourceArg(name = "processing-timeout", value = "3s"),
            @ResourceArg(name = "redeliver-interval", value = "500")
        })
@Tag("X3.1")
@Tag("F3")
class LostBrokerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int EVENTS = 300;

    enum Loss {
        RESTART_WITHOUT_FILE {
            @Override
            void happen() {
                RedisServer.restartEmpty();
            }
        },
        FLUSHED {
            @Override
            void happen() {
                try (Jedis redis = RedisServer.client()) {
                    redis.flushAll();
                }
            }
        },
        KEY_DELETED {
            @Override
            void happen() {
                try (Jedis redis = RedisServer.client()) {
                    redis.del(Products.TOPIC);
                }
            }
        };

        abstract void happen();
    }

    @Inject
    Publishing publishing;

    @Inject
    Effects effects;

    /** Filled by {@link SidecarResource}. */
    Daprd daprd;

    @ConfigProperty(name = "orderflow.app-id")
    String appId;

    @ParameterizedTest
    @EnumSource
    void hasEveryEventBackAfterAReplayWhoseCopiesDoNoHarm(Loss loss) {
        String run = "ok-" + UUID.randomUUID();
        Instant begin = Instant.now().minusSeconds(1);
        lose(run, loss::happen);
        Eventually.holds(
                LIMIT, () -> assertThat(consumes()).as("consumes again").isTrue());
        assertThat(effects(run)).as("what was in the sidecar's hands, at most").isLessThan(EVENTS);

        assertThat(publishing.replay(begin)).isGreaterThanOrEqualTo(EVENTS);
        assertOnce(run);
    }

    /** The stream is still there, so the sidecar begins it anew from its first event, and nobody has to replay anything. */
    @Test
    void hasEveryEventBackByItselfWhenOnlyTheGroupOfItsConsumersIsLost() {
        String before = "ok-" + UUID.randomUUID();
        publishing.commit(before, 5);
        Eventually.holds(LIMIT, () -> assertThat(effects.count(before)).isEqualTo(5));
        String run = "ok-" + UUID.randomUUID();
        lose(run, () -> {
            try (Jedis redis = RedisServer.client()) {
                assertThat(redis.xgroupDestroy(Products.TOPIC, appId)).isEqualTo(1);
            }
        });
        assertOnce(run);
        assertThat(daprd.log()).contains("recreating group " + appId);
        Eventually.holds(LIMIT, () -> assertThat(Pending.of(appId)).isZero());
        assertThat(effects.count(before)).as("what was consumed long ago").isEqualTo(5);
    }

    /** A backlog that nobody can work off; then it happens. */
    private void lose(String run, Runnable loss) {
        try (var blockade = Blockade.of(effects)) {
            for (int i = 0; i < EVENTS; i++) {
                publishing.commit(run + "-" + i, 1);
            }
            Eventually.holds(LIMIT, () -> assertThat(waiting(run)).isZero());
            loss.run();
        }
    }

    private void assertOnce(String run) {
        Eventually.holds(LIMIT, () -> assertThat(effects(run)).isEqualTo(EVENTS));
        assertThat(effects.number("select count(distinct event_id) from effect where subject like $1", run + "%"))
                .isEqualTo(EVENTS);
    }

    /** What has not been published yet. */
    private long waiting(String run) {
        return effects.number("select count(*) from outbox where aggregate_id like $1", run + "%");
    }

    /** A new event arrives. */
    private boolean consumes() {
        String sku = "ok-" + UUID.randomUUID();
        publishing.commit(sku, 1);
        Eventually.holds(LIMIT, () -> assertThat(effects.count(sku)).isEqualTo(1));
        return true;
    }

    private long effects(String run) {
        return effects.number("select count(*) from effect where subject like $1", run + "%");
    }
}
