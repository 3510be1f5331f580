package io.orderflow.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.platform.cause.Cause;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that travel together are still writes of one transaction, in the order they were given. */
class TxTest {

    /** As {@link TestDatabase} makes them. */
    private static final int CONNECTIONS = 8;

    private static final Vertx VERTX = Vertx.vertx();
    private static Database database;

    @BeforeAll
    static void createTables() {
        database = TestDatabase.create(VERTX);
        run("create table parent (id int primary key)");
        run("create table child (id int primary key, parent int references parent)");
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @BeforeEach
    void empty() {
        run("truncate parent, child");
    }

    @Test
    void writesWhatWaitsBeforeTheCommitAndInItsOrder() {
        for (int i = 0; i < 50; i++) {
            int id = i;
            transact(tx -> parent(tx, id).chain(() -> child(tx, id, id)).chain(() -> child(tx, 1000 + id, id)));
        }
        assertThat(count("child")).isEqualTo(100);
    }

    @Test
    void seesWhatWaitsInTheNextStatement() {
        var seen = database.inTransaction(
                        Cause.system("test"),
                        tx -> parent(tx, 1).chain(() -> tx.list("select id from parent", row -> row.getInteger(0))))
                .await()
                .indefinitely();
        assertThat(seen).isEqualTo(List.of(1));
    }

    @Test
    void tellsHowManyRowsAWriteHasChangedBeforeTheCommit() {
        var told = new ArrayList<Integer>();
        var atCommit = new ArrayList<Integer>();
        transact(tx -> {
            tx.afterCommit(() -> atCommit.addAll(told));
            return tx.later(told::add, "insert into parent values (1), (2)")
                    .chain(() -> tx.later(told::add, "insert into parent values (1) on conflict do nothing"));
        });
        assertThat(atCommit).containsExactly(2, 0);
    }

    @Test
    void keepsNothingWhenOneOfThemFails() {
        assertThatThrownBy(() -> transact(
                        tx -> parent(tx, 1).chain(() -> child(tx, 1, 2)).chain(() -> parent(tx, 3))))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("foreign key");
        assertThatThrownBy(() -> transact(tx -> parent(tx, 1)
                        .chain(() -> child(tx, 1, 2))
                        .chain(() -> tx.update("insert into parent values (3)").replaceWithVoid())))
                .hasMessageContaining("foreign key");
        assertThat(count("parent")).isZero();
        transact(tx -> parent(tx, 1));
        assertThat(count("parent")).isEqualTo(1);
    }

    @Test
    void commitsNothingAfterAStatementThatFailed() {
        assertThatThrownBy(() -> transact(tx -> parent(tx, 1)
                        .chain(() -> tx.update("insert into child values (1, 2)"))
                        .onFailure()
                        .recoverWithItem(0)
                        .replaceWithVoid()))
                .hasMessageContaining("has failed");
        assertThat(count("parent")).isZero();
    }

    @Test
    void failsWhenAWriteThatHasToFindItsRowFindsNone() {
        transact(tx -> parent(tx, 1));
        transact(tx -> tx.laterFound("update parent set id = $2 where id = $1", 1, 2));
        assertThatThrownBy(() -> transact(tx ->
                        parent(tx, 3).chain(() -> tx.laterFound("update parent set id = $2 where id = $1", 1, 4))))
                .isInstanceOf(PgException.class);
        assertThat(count("parent")).isEqualTo(1);
    }

    @Test
    void leavesItsConnectionCleanWhenItIsCancelled() {
        for (int i = 0; i < 20; i++) {
            database.inTransaction(
                            Cause.system("test"),
                            tx -> tx.update("insert into parent values (7)")
                                    .chain(() -> Uni.createFrom().<Void>nothing()))
                    .ifNoItem()
                    .after(java.time.Duration.ofMillis(20))
                    .recoverWithItem(() -> null)
                    .await()
                    .indefinitely();
        }
        transact(tx -> parent(tx, 7));
        assertThat(count("parent")).isEqualTo(1);
    }

    @Test
    void losesNoConnectionToWorkThatIsCancelledWhileItWaitsForOne() {
        var sleepers = Stream.generate(() -> database.inTransaction(
                                Cause.system("test"), tx -> tx.list("select pg_sleep(1)::text", row -> "slept"))
                        .subscribeAsCompletionStage())
                .limit(CONNECTIONS)
                .toList();
        // All connections are taken, so these have none when their time is up.
        for (int i = 0; i < 2 * CONNECTIONS; i++) {
            database.inTransaction(Cause.system("test"), tx -> tx.list("select 1", row -> row.getInteger(0)))
                    .subscribe()
                    .with(unseen -> {})
                    .cancel();
        }
        sleepers.forEach(sleeper -> sleeper.join());
        transact(tx -> parent(tx, 9));
        assertThat(count("parent")).isEqualTo(1);
    }

    @Test
    void opensNoTransactionForWorkWithoutAStatement() {
        var ran = new java.util.concurrent.atomic.AtomicBoolean();
        transact(tx -> Uni.createFrom().voidItem().invoke(() -> tx.afterCommit(() -> ran.set(true))));
        assertThat(ran).isTrue();
    }

    @Test
    void sendsNothingForWorkThatFails() {
        assertThatThrownBy(() -> transact(
                        tx -> parent(tx, 1).chain(() -> Uni.createFrom().failure(new IllegalStateException("no")))))
                .hasMessage("no");
        assertThat(count("parent")).isZero();
    }

    private static Uni<Void> parent(Tx tx, int id) {
        return tx.later("insert into parent values ($1)", id);
    }

    private static Uni<Void> child(Tx tx, int id, int parent) {
        return tx.later("insert into child values ($1, $2)", id, parent);
    }

    private static void transact(java.util.function.Function<Tx, Uni<Void>> work) {
        database.inTransaction(Cause.system("test"), work).await().indefinitely();
    }

    private static void run(String sql) {
        database.update(sql).await().indefinitely();
    }

    private static long count(String table) {
        return database.first("select count(*) from " + table, row -> row.getLong(0))
                .await()
                .indefinitely()
                .orElseThrow();
    }
}
