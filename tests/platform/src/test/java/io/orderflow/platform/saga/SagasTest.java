package io.orderflow.platform.saga;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.saga.Trial.Learned;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.saga.ForeignSystems.Fault;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a saga does beside its steps. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
class SagasTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Trials trials;

    @Inject
    Sagas sagas;

    @Inject
    Database database;

    @AfterEach
    void behave() {
        CrashPoint.all().forEach(CrashPoint::disarm);
        trials.foreign.behave();
        trials.stubborn.clear();
    }

    @Test
    @Tag("X3.9")
    void runsAfterTheCommitOfTheChangeThatMadeItNecessaryAndNotWithoutIt() {
        UUID committed = Ids.next();
        UUID rolledBack = Ids.next();
        await(database.inTransaction(
                Cause.system("test"), tx -> sagas.start(tx, trials.resumed, committed, Learned.NOTHING)));
        await(database.inTransaction(
                        Cause.system("test"),
                        tx -> sagas.start(tx, trials.resumed, rolledBack, Learned.NOTHING)
                                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("no"))))
                .onFailure()
                .recoverWithNull());

        Eventually.holds(LIMIT, () -> assertThat(state(committed)).isEqualTo("done"));
        assertThat(trials.effects.count(committed.toString())).isOne();
        assertThat(state(rolledBack)).isEqualTo("none");
        assertThat(trials.foreign.held(rolledBack.toString())).isEmpty();
    }

    @Test
    void handsWhatCameInMeanwhileToItsCompletion() {
        UUID id = Ids.next();
        CrashPoint point = stopAt("saga.trial-undone.book.after", Effect.SLEEP);
        CompletableFuture<Reply> answer = sagas.begin(Cause.system("test"), trials.undone, id, key(id), Learned.NOTHING)
                .subscribeAsCompletionStage();
        Eventually.holds(LIMIT, () -> assertThat(point.isArmed()).isFalse());

        assertThat(note(id, "early")).contains("running");
        assertThat(note(id, "later")).contains("running");
        assertThat(note(Ids.next(), "nobody")).isEmpty();
        point.wake();
        Eventually.holds(LIMIT, () -> assertThat(answer).isDone());

        assertThat(answer.join().body()).contains("\"note\":\"later\"");
        assertThat(note(id, "late")).contains("done");
    }

    @Test
    @Tag("X3.13")
    void isParkedWithAnAlertWhenAnUndoIsRefusedAndGoesOnWhenAPersonHasHelped() {
        UUID id = Ids.next();
        trials.stubborn.add(id.toString());
        trials.foreign.disturb("send", Fault.REFUSES);
        await(sagas.begin(Cause.system("test"), trials.undone, id, key(id), Learned.NOTHING));
        Eventually.holds(LIMIT, () -> assertThat(state(id)).isEqualTo("parked"));
        assertThat(trials.foreign.held(id.toString())).containsExactly("hold", "book");
        openSagas().body("items.find { it.id == '" + id + "' }.status", equalTo("parked"));
        openSagas().body("items.find { it.id == '" + id + "' }.step", equalTo("book"));

        trials.stubborn.clear();
        await(database.update(
                "update operation set state = 'pending', next_attempt_at = now() where subject = $1", id.toString()));

        Eventually.holds(LIMIT, () -> assertThat(state(id)).isEqualTo("undone"));
        assertThat(trials.foreign.undone(id.toString())).containsExactly("book", "hold");
    }

    @Test
    @Tag("X3.13")
    void isParkedWithAnAlertAfterItsLastRunWithoutAnAnswer() {
        UUID id = Ids.next();
        for (int run = 1; run <= trials.resumed.limit(); run++) {
            int runs = run;
            trials.foreign.disturb("book", Fault.LOSES_THE_CALL);
            if (run == 1) {
                await(sagas.begin(Cause.system("test"), trials.resumed, id, key(id), Learned.NOTHING));
            } else {
                endLease(id);
                await(sagas.takeOver());
            }
            Eventually.holds(LIMIT, () -> assertThat(number("""
                    select count(*) from saga
                    where id = $1 and runs = $2 and reason = 'book_unavailable'""", id, runs)).isOne());
        }
        Eventually.holds(LIMIT, () -> assertThat(state(id)).isEqualTo("parked"));
        assertThat(trials.foreign.held(id.toString())).containsExactly("hold");
    }

    @Test
    @Tag("INV-O3")
    void isAViolationWhenNobodyTakesItOverAndNoneWhileItIsBeingUndone() {
        UUID id = Ids.next();
        stopAt("saga.trial-undone.book.before", Effect.FREEZE);
        sagas.begin(Cause.system("test"), trials.undone, id, key(id), Learned.NOTHING)
                .subscribe()
                .with(reply -> {});
        Eventually.holds(LIMIT, () -> assertThat(state(id)).isEqualTo("running"));
        // A kind that nobody here knows is not taken over.
        await(database.update(
                "update saga set kind = 'foreign', lease_until = now() - interval '2 minutes' where id = $1", id));
        assertThat(violations(id)).isOne();

        await(database.update("update saga set state = 'undoing' where id = $1", id));
        await(database.update("""
                insert into operation (key, kind, subject, payload, correlation_id, actor)
                select 'saga:foreign:' || id || ':' || point || ':undo', 'foreign', id::text, '', 'c', 'a' from saga where id = $1""", id));
        assertThat(violations(id)).isZero();
        await(database.update("update operation set state = 'done' where subject = $1", id.toString()));
        assertThat(violations(id)).isOne();
        await(database.update("delete from saga where id = $1", id));
    }

    private CrashPoint stopAt(String name, Effect effect) {
        CrashPoint point = CrashPoint.find(name).orElseThrow();
        point.arm(new Arming(effect, null, 0));
        return point;
    }

    private Optional<String> note(UUID id, String text) {
        return await(sagas.note(database, trials.undone, id, text));
    }

    private long violations(UUID id) {
        return admin()
                .get("/api/v1/ops/invariants")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.find { it.rule == 'O3' }.examples", String.class)
                .stream()
                .filter(example -> example.endsWith(id.toString()))
                .count();
    }

    private io.restassured.response.ValidatableResponse openSagas() {
        return admin().get("/api/v1/ops/sagas").then().statusCode(200);
    }

    private io.restassured.specification.RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin());
    }

    /** Without the reason of the run before, which would be taken for that of the next one while it is under way. */
    private void endLease(UUID id) {
        await(database.update(
                "update saga set lease_until = now() - interval '1 second', reason = null where id = $1", id));
    }

    private String state(UUID id) {
        return await(database.first("select state from saga where id = $1", row -> row.getString(0), id))
                .orElse("none");
    }

    private long number(String sql, Object... args) {
        return await(database.first(sql, row -> row.getLong(0), args)).orElseThrow();
    }

    private static IdempotencyKey key(UUID id) {
        return new IdempotencyKey("test POST /", "key-" + id, "hash");
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
