package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.dapr.Publisher;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.outbox.Outbox;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.database.PostgresServer;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.Daprd;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.StockCommitted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The machinery through a real daprd, Redis and PostgreSQL: publish and deliver, by our own stubs. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {
            @ResourceArg(name = "topics", value = Products.TOPIC),
            @ResourceArg(name = "publishes", value = Products.TOPIC)
        })
class SidecarTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Filled by {@link SidecarResource}. */
    Daprd daprd;

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @Inject
    Publisher publisher;

    @Inject
    Effects effects;

    @Test
    void isReadyOnceTheSidecarHasSubscribed() {
        Eventually.holds(() -> RestAssured.get("/healthz/ready").then().statusCode(200));
    }

    @Test
    @Tag("X3.1")
    @Tag("T5.1")
    void bringsEveryCommittedEventToItsHandlerExactlyOnce() {
        String run = UUID.randomUUID().toString();
        for (int i = 0; i < 25; i++) {
            String aggregate = "ok-" + run + "-" + i;
            database.inTransaction(Cause.system("test"), tx -> add(tx, aggregate, 8))
                    .await()
                    .atMost(LIMIT);
        }
        Eventually.holds(
                LIMIT,
                () -> assertThat(effects.number("select count(*) from effect where subject like $1", "ok-" + run + "%"))
                        .isEqualTo(200));
        assertThat(effects.number(
                        "select count(distinct event_id) from effect where subject like $1", "ok-" + run + "%"))
                .isEqualTo(200);
        Eventually.holds(() -> assertThat(
                        effects.number("select count(*) from outbox where aggregate_id like $1", "ok-" + run + "%"))
                .isZero());
    }

    @Test
    @Tag("X3.1")
    void publishesNothingBeforeTheCommitAndNothingOfARollback() {
        String committed = "ok-" + UUID.randomUUID();
        String rolledBack = "ok-" + UUID.randomUUID();
        var opened = new java.util.concurrent.CompletableFuture<Void>();
        var result = database.inTransaction(
                        Cause.system("test"),
                        tx -> add(tx, committed, 1)
                                .invoke(() -> opened.complete(null))
                                .chain(() -> tx.first("select pg_sleep(2)::text", row -> row.getString(0))))
                .subscribeAsCompletionStage();
        database.inTransaction(
                        Cause.system("test"),
                        tx -> add(tx, rolledBack, 1)
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException())))
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(LIMIT);
        opened.join();
        Eventually.stays(
                Duration.ofMillis(1200),
                () -> assertThat(effects.count(committed)).isZero());
        result.join();
        Eventually.holds(() -> assertThat(effects.count(committed)).isEqualTo(1));
        assertThat(effects.count(rolledBack)).isZero();
    }

    @Test
    @Tag("T5.1")
    void handlesEightCopiesOfAnEventInTheBrokerOnce() {
        String sku = "ok-" + UUID.randomUUID();
        var event = Events.of(Products.TOPIC, sku, Products.named(sku));
        var entry = new Publisher.Entry(event.envelope().eventId().toString(), WireJson.write(event));
        var copies = IntStream.range(0, 8)
                .mapToObj(i -> publisher.publish(Products.TOPIC, List.of(entry)))
                .toList();
        assertThat(Uni.join().all(copies).andFailFast().await().atMost(LIMIT)).allMatch(refused -> refused.isEmpty());

        var last = Products.any("ok");
        publish(last.sku());
        Eventually.holds(() -> assertThat(effects.count(last.sku())).isEqualTo(1));
        Eventually.holds(() -> assertThat(effects.count(sku)).isEqualTo(1));
        Eventually.stays(
                Duration.ofMillis(500), () -> assertThat(effects.count(sku)).isEqualTo(1));
    }

    @Test
    @Tag("T5.1")
    @Tag("T5.2")
    void takesWhatComesTogetherInFewTransactionsAndLetsPoisonInItSpoilNothing() {
        String run = "ok-" + UUID.randomUUID();
        publishAll(IntStream.range(0, 96).mapToObj(i -> entry(run + "-" + i)).toList());
        Eventually.holds(LIMIT, () -> assertThat(handled(run)).isEqualTo(96));
        assertThat(effects.number("""
                        select count(distinct i.xmin::text)
                        from inbox i join effect e on e.event_id = i.event_id
                        where e.subject like $1""", run + "%")).as("transactions").isLessThan(96);

        String poison = UUID.randomUUID().toString();
        var mixed = new ArrayList<>(
                IntStream.range(96, 128).mapToObj(i -> entry(run + "-" + i)).toList());
        mixed.add(16, new Publisher.Entry(poison, "{\"not\":\"an event\"}"));
        publishAll(mixed);
        Eventually.holds(LIMIT, () -> assertThat(handled(run)).isEqualTo(128));
        Eventually.holds(() -> assertThat(effects.text("select origin from dead_letter where event_id = $1", poison))
                .isEqualTo("poison"));
    }

    private void publishAll(List<Publisher.Entry> entries) {
        assertThat(publisher.publish(Products.TOPIC, entries).await().atMost(LIMIT))
                .isEmpty();
    }

    private static Publisher.Entry entry(String sku) {
        var event = Events.of(Products.TOPIC, sku, Products.named(sku));
        return new Publisher.Entry(event.envelope().eventId().toString(), WireJson.write(event));
    }

    private long handled(String run) {
        return effects.number("select count(*) from effect where subject like $1", run + "%");
    }

    @Test
    @Tag("T5.1")
    void triesAgainByItselfWhatFailedTwice() {
        String sku = "twice-" + UUID.randomUUID();
        publish(sku);
        Eventually.holds(() -> assertThat(effects.count(sku)).isEqualTo(1));
    }

    @Test
    @Tag("X3.1")
    @Tag("T5.1")
    void bringsWhatWasCommittedWhileTheSidecarWasDead() {
        String before = "ok-" + UUID.randomUUID();
        publish(before);
        daprd.kill();
        String meanwhile = "ok-" + UUID.randomUUID();
        publish(meanwhile);
        Eventually.stays(
                Duration.ofSeconds(2),
                () -> assertThat(effects.count(meanwhile)).isZero());
        daprd.restart();
        Eventually.holds(LIMIT, () -> assertThat(effects.count(meanwhile)).isEqualTo(1));
        Eventually.holds(LIMIT, () -> assertThat(effects.count(before)).isEqualTo(1));
    }

    @Test
    @Tag("T5.2")
    void keepsPoisonAsADeadLetter() {
        String id = UUID.randomUUID().toString();
        publisher
                .publish(Products.TOPIC, List.of(new Publisher.Entry(id, "{\"not\":\"an event\"}")))
                .await()
                .atMost(LIMIT);
        Eventually.holds(() -> assertThat(
                        effects.text("select origin from dead_letter where event_id = $1 and status = 'open'", id))
                .isEqualTo("poison"));
    }

    @Test
    @Tag("T5.1")
    void asksTheSidecarToSendAgainWhatTheDatabaseCannotStore() {
        String name = effects.text("select current_database()::text");
        String sku = "ok-" + UUID.randomUUID();
        var event = Events.of(Products.TOPIC, sku, Products.named(sku));
        try (var admin = PostgresServer.connection()) {
            try (var statement = admin.createStatement()) {
                statement.execute("alter database " + name + " with allow_connections false");
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
            publisher
                    .publish(
                            Products.TOPIC,
                            List.of(new Publisher.Entry(
                                    event.envelope().eventId().toString(), WireJson.write(event))))
                    .await()
                    .atMost(LIMIT);
            // Long enough for the first deliveries to be refused.
            Eventually.stays(
                    Duration.ofMillis(1500),
                    () -> RestAssured.get("/healthz/ready").then().statusCode(503));
            try (var statement = admin.createStatement()) {
                statement.execute("alter database " + name + " with allow_connections true");
            }
        } catch (java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
        Eventually.holds(LIMIT, () -> assertThat(effects.count(sku)).isEqualTo(1));
        assertThat(effects.number(
                        "select attempts from inbox where event_id = $1",
                        event.envelope().eventId()))
                .as("an outage is no failure of the event")
                .isZero();
    }

    @Test
    @Tag("X3.1")
    void letsOnlyTheAggregateWaitWhoseEventMayNotBePublished() {
        String forbidden = "o-" + UUID.randomUUID();
        var committed = new StockCommitted(forbidden, List.of(new StockCommitted.Item("r", "s", "w", 1)));
        database.inTransaction(
                        Cause.system("test"),
                        tx -> outbox.add(tx, Topics.INVENTORY_STOCK_COMMITTED, forbidden, committed))
                .await()
                .atMost(LIMIT);
        for (int i = 0; i < 3; i++) {
            String sku = "ok-" + UUID.randomUUID();
            publish(sku);
            Eventually.holds(() -> assertThat(effects.count(sku)).isEqualTo(1));
        }
        Eventually.holds(() -> assertThat(effects.number(
                        "select coalesce(max(attempts), 0) from outbox_backoff where aggregate_id = $1", forbidden))
                .isPositive());
        assertThat(effects.number("select count(*) from outbox where aggregate_id = $1", forbidden))
                .isEqualTo(1);
    }

    @Test
    void tellsWhyItIsNotReady() {
        RestAssured.get("/healthz/ready").then().body("checks.name", Matchers.hasItem("events arrive"));
    }

    private void publish(String sku) {
        database.inTransaction(Cause.system("test"), tx -> add(tx, sku, 1))
                .await()
                .atMost(LIMIT);
    }

    private Uni<Void> add(io.orderflow.platform.db.Tx tx, String sku, int events) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int i = 0; i < events; i++) {
            all = all.chain(() -> outbox.add(tx, Products.TOPIC, sku, Products.named(sku)));
        }
        return all;
    }
}
