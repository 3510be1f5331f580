package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.database.PostgresServer;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.Daprd;
import io.orderflow.platform.test.sidecar.RedisServer;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.orderflow.schemas.CloudEvent;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** An app whose database is away fails its sidecar's health checks and asks it to send events again, and is never paused. */
@QuarkusTest
@Watched
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {
            @ResourceArg(name = "topics", value = Products.TOPIC),
            @ResourceArg(name = "publishes", value = Products.TOPIC)
        })
@Tag("X3.1")
@Tag("F10")
class UnhealthyAppTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Filled by {@link SidecarResource}. */
    Daprd daprd;

    @Inject
    Publishing publishing;

    @Inject
    Effects effects;

    /** More events than the sidecar has workers come meanwhile, and its health checks fail for long enough to pause it if they could. */
    @Test
    void takesEveryEventInOnceItsDatabaseIsBackAfterAnOutageUnderLoad() throws SQLException {
        consumeOne();
        List<String> meanwhile = new ArrayList<>();
        try (var outage = Outage.of(effects)) {
            for (int i = 0; i < 300; i++) {
                write(meanwhile);
            }
            int before = failedProbes();
            Eventually.holds(LIMIT, () -> assertThat(failedProbes()).isGreaterThan(before + 5));
        }
        Eventually.holds(
                LIMIT,
                () -> assertThat(meanwhile)
                        .allSatisfy(sku -> assertThat(effects.count(sku)).isEqualTo(1)));
        consumeOne();
        assertThat(daprd.log()).doesNotContain("un-healthy");
    }

    private int failedProbes() {
        return daprd.log().split("App health probe could not complete", -1).length - 1;
    }

    private void consumeOne() {
        String before = "ok-" + UUID.randomUUID();
        publishing.commit(before, 1);
        Eventually.holds(LIMIT, () -> assertThat(effects.count(before)).isEqualTo(1));
    }

    /** Past the outbox, which lies in the database. */
    private static void write(List<String> skus) {
        String sku = "ok-" + UUID.randomUUID();
        Event<?> event = Events.of(Products.TOPIC, sku, Products.named(sku));
        String wire =
                CloudEvent.write(event.envelope().eventId().toString(), Products.TOPIC, "test", WireJson.write(event));
        try (Jedis redis = RedisServer.client()) {
            redis.xadd(Products.TOPIC, StreamEntryID.NEW_ENTRY, Map.of("data", wire));
        }
        skus.add(sku);
    }

    /** The database takes no connections until this is closed. */
    private record Outage(String database) implements AutoCloseable {

        static Outage of(Effects effects) throws SQLException {
            var outage = new Outage(effects.text("select current_database()::text"));
            outage.execute("alter database " + outage.database + " with allow_connections false");
            outage.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + outage.database + "'");
            return outage;
        }

        private void execute(String sql) throws SQLException {
            try (var admin = PostgresServer.connection();
                    var statement = admin.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            execute("alter database " + database + " with allow_connections true");
        }
    }
}
