package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outbox.Outbox;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("X3.1")
class OutboxTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @Inject
    Effects effects;

    @Test
    void givesVersionsWithoutAGapUnderSixteenWritersThatRollBackNowAndThen() {
        String aggregate = "a-" + UUID.randomUUID();
        long failed = Multi.createFrom()
                .range(0, 320)
                .onItem()
                .transformToUni(i -> write(aggregate, i % 5 == 0)
                        .replaceWith(0L)
                        .onFailure(IllegalStateException.class)
                        .recoverWithItem(1L))
                .merge(16)
                .collect()
                .with(java.util.stream.Collectors.summingLong(n -> n))
                .await()
                .atMost(LIMIT);

        assertThat(failed).isEqualTo(64);
        assertThat(effects.number("select count(*) from outbox where aggregate_id = $1", aggregate))
                .isEqualTo(256);
        assertThat(effects.number("select max(aggregate_version) from outbox where aggregate_id = $1", aggregate))
                .isEqualTo(256);
        assertThat(effects.number("select min(aggregate_version) from outbox where aggregate_id = $1", aggregate))
                .isEqualTo(1);
        assertThat(effects.number("select version from outbox_version where aggregate_id = $1", aggregate))
                .isEqualTo(256);
    }

    @Test
    void keepsPositionsInTheOrderOfVersions() {
        String aggregate = "a-" + UUID.randomUUID();
        Multi.createFrom()
                .range(0, 64)
                .onItem()
                .transformToUni(i -> write(aggregate, false))
                .merge(16)
                .collect()
                .asList()
                .await()
                .atMost(LIMIT);
        assertThat(effects.number("""
                        select count(*) from (
                            select position < lag(position) over (order by aggregate_version) as wrong
                            from outbox where aggregate_id = $1) as steps
                        where wrong""", aggregate)).isZero();
    }

    @Test
    void leavesNoPhantomOfATransactionThatIsRolledBack() {
        String aggregate = "a-" + UUID.randomUUID();
        assertThat(write(aggregate, true)
                        .replaceWith("committed")
                        .onFailure()
                        .recoverWithItem("rolled back")
                        .await()
                        .atMost(LIMIT))
                .isEqualTo("rolled back");
        assertThat(effects.number("select count(*) from outbox where aggregate_id = $1", aggregate))
                .isZero();
        assertThat(effects.number("select count(*) from outbox_version where aggregate_id = $1", aggregate))
                .isZero();
        assertThat(effects.count(aggregate)).isZero();
    }

    @Test
    void runsAfterCommitHooksOnceAndNeverAfterARollback() {
        var runs = new java.util.concurrent.atomic.AtomicInteger();
        Runnable hook = runs::incrementAndGet;
        database.inTransaction(Cause.system("test"), tx -> {
                    tx.afterCommit(hook);
                    tx.afterCommit(hook);
                    tx.afterCommit(() -> {
                        throw new IllegalStateException("a broken hook is not a broken transaction");
                    });
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(LIMIT);
        assertThat(runs).hasValue(1);
        database.inTransaction(Cause.system("test"), tx -> {
                    tx.afterCommit(hook);
                    return Uni.createFrom().failure(new IllegalStateException());
                })
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(LIMIT);
        assertThat(runs).hasValue(1);
    }

    @Test
    void runsATransactionThatLostADeadlockAgain() {
        Multi.createFrom()
                .range(0, 6)
                .onItem()
                .transformToUni(i -> move(i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "b" : "a"))
                .merge(2)
                .collect()
                .asList()
                .await()
                .atMost(LIMIT);
        assertThat(effects.number("select sum(balance)::bigint from account")).isZero();
        assertThat(effects.number("select count(*) from effect where subject = 'moved'"))
                .isEqualTo(6);
    }

    /** Takes the two rows in the order of its arguments, so that two of them at once lock each other out. */
    private Uni<Void> move(String from, String to) {
        return database.inTransaction(
                Cause.system("test"),
                tx -> tx.update("update account set balance = balance - 1 where name = $1", from)
                        .chain(() -> tx.first("select pg_sleep(0.05)::text", row -> row.getString(0)))
                        .chain(() -> tx.update("update account set balance = balance + 1 where name = $1", to))
                        .chain(() -> effects.add(tx, "moved", null)));
    }

    private Uni<Void> write(String aggregate, boolean rollBack) {
        return database.inTransaction(
                Cause.system("test"),
                tx -> effects.add(tx, aggregate, null)
                        .chain(() -> add(tx, aggregate))
                        .chain(() -> rollBack
                                ? Uni.createFrom().failure(new IllegalStateException("rolled back on purpose"))
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> add(Tx tx, String aggregate) {
        return outbox.add(tx, Topics.CATALOG_PRODUCT_CREATED, aggregate, Products.named(aggregate));
    }
}
