package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.Daprd;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sidecar is killed while it publishes, while it delivers, and with all the messages in its hands that it can hold. */
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
@Tag("T5.1")
@Tag("F2")
class SidecarKillTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Workers and queue of the sidecar; few, so that those who wait leave the pool of connections to others. */
    private static final int PREFETCH = 4 + 8;

    /** Filled by {@link SidecarResource}. */
    Daprd daprd;

    @Inject
    Publishing publishing;

    @Inject
    Effects effects;

    @ConfigProperty(name = "orderflow.app-id")
    String appId;

    @Test
    void losesAndDoublesNothingWhenItDiesWhilePublishingAndDelivering() {
        String run = "ok-" + UUID.randomUUID();
        for (int i = 0; i < 40; i++) {
            publishing.commit(run + "-" + i, 50);
        }
        for (int seen : new int[] {100, 800}) {
            Eventually.holds(LIMIT, () -> assertThat(effects(run)).isGreaterThan(seen));
            daprd.kill();
            daprd.restart();
        }
        assertOnce(run, 2000);
    }

    @Test
    void bringsBackEverythingThatItHeld() {
        String run = "ok-" + UUID.randomUUID();
        try (var blockade = Blockade.of(effects)) {
            for (int i = 0; i < 150; i++) {
                publishing.commit(run + "-" + i, 1);
            }
            Eventually.holds(LIMIT, () -> assertThat(Pending.of(appId)).isGreaterThanOrEqualTo(PREFETCH));
            daprd.kill();
        }
        daprd.restart();
        assertOnce(run, 150);
    }

    private void assertOnce(String run, int events) {
        Eventually.holds(LIMIT, () -> assertThat(effects(run)).isEqualTo(events));
        Eventually.holds(LIMIT, () -> assertThat(Pending.of(appId)).isZero());
        assertThat(effects(run)).isEqualTo(events);
        assertThat(effects.number("select count(distinct event_id) from effect where subject like $1", run + "%"))
                .isEqualTo(events);
    }

    private long effects(String run) {
        return effects.number("select count(*) from effect where subject like $1", run + "%");
    }
}
