package io.orderflow.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Machine;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two runners on one table, as two replicas have it. */
@Tag("X3.12")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationRunnerTest {

    private final Machine machine = new Machine();
    private final Gateway gateway = new Gateway();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OperationRunner one = runner();
    private final OperationRunner other = runner();
    private final Operations operations = new Operations(one, new OperationRows(machine.database));
    private final ParkedOperations parkedOperations =
            new ParkedOperations(machine.database, new OperationRows(machine.database), one);

    @BeforeAll
    void start() {
        machine.change("create table recorded (key text not null)");
        one.start(new StartupEvent());
        other.start(new StartupEvent());
    }

    @AfterAll
    void stop() {
        one.stop(new ShutdownEvent());
        other.stop(new ShutdownEvent());
        machine.close();
    }

    @Test
    void recordsOneOutcomeForEachOfManyOperations() {
        var keys = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> "many-" + UUID.randomUUID())
                .toList();
        keys.forEach(this::request);
        Eventually.holds(() -> assertThat(
                        machine.number("select count(*) from operation where state = 'pending' and key like 'many-%'"))
                .isZero());
        assertThat(machine.number("select count(*) from recorded where key like 'many-%'"))
                .isEqualTo(200);
        assertThat(gateway.effects).containsAll(keys);
    }

    @Test
    void asksAgainWithTheSameKeyUntilTheOutcomeIsKnown() {
        String key = "unknown-" + UUID.randomUUID();
        request(key);
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("done"));
        assertThat(gateway.attempts(key)).isEqualTo(3);
        assertThat(recorded(key)).isEqualTo(1);
    }

    @Test
    @Tag("X3.13")
    void parksWhatStaysUnknownWithAnAlert() {
        String key = "silent-" + UUID.randomUUID();
        request(key);
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("parked"));
        assertThat(gateway.attempts(key)).isEqualTo(4);
        assertThat(recorded(key)).isZero();
        assertThat(metrics.counter("orderflow.operations.parked", "kind", Gateway.KIND)
                        .count())
                .isPositive();
    }

    @Test
    @Tag("X3.6")
    void takesAParkedOneUpAgainWhenAPersonSaysSoAndClosesItWhenItSucceeds() {
        String key = "healed-" + UUID.randomUUID();
        request(key);
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("parked"));
        assertThat(parked()).contains(key);

        assertThat(retry(key)).isEqualTo("pending 0");
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("done"));
        assertThat(recorded(key)).isEqualTo(1);
        assertThat(parked()).doesNotContain(key);
        assertThat(retry(key)).isEqualTo("illegal_transition");
        assertThat(retry("nobody-knows")).isEqualTo("not_found");
    }

    @Test
    @Tag("X3.13")
    void parksItWithAnAlertOnceMoreWhenItFailsToTheLimitAgain() {
        String key = "silent-" + UUID.randomUUID();
        request(key);
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("parked"));
        double alerts = alerts();
        retry(key);
        Eventually.holds(() -> assertThat(gateway.attempts(key)).isEqualTo(8));
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("parked"));
        Eventually.holds(() -> assertThat(alerts()).isGreaterThan(alerts));
    }

    private double alerts() {
        return metrics.counter("orderflow.operations.parked", "kind", Gateway.KIND)
                .count();
    }

    private List<String> parked() {
        return machine.await(parkedOperations.list(1000)).stream()
                .map(ParkedOperation::id)
                .toList();
    }

    private String retry(String key) {
        return switch (machine.await(parkedOperations.retry(key, Cause.system("test")))) {
            case Outcome.Success<ParkedOperation>(ParkedOperation operation) ->
                operation.status() + " " + operation.attempts();
            case Outcome.Refused<ParkedOperation>(Rejection rejection) -> rejection.code();
        };
    }

    @Test
    void takesNoAnswerInTimeForUnknown() {
        String key = "hangs-" + UUID.randomUUID();
        request(key);
        Eventually.holds(() -> assertThat(machine.text("select last_error from operation where key = $1", key))
                .startsWith("no answer within"));
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("done"));
        assertThat(recorded(key)).isEqualTo(1);
    }

    @Test
    @Tag("X3.13")
    void parksAnOutcomeThatCannotBeRecordedInsteadOfAskingForEver() {
        String key = "unrecordable-" + UUID.randomUUID();
        request(key);
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("parked"));
        assertThat(machine.text("select last_error from operation where key = $1", key))
                .startsWith("outcome not recorded");
    }

    @Test
    void recordsARefusal() {
        String key = "refused-" + UUID.randomUUID();
        request(key);
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("refused"));
        assertThat(machine.text("select last_error from operation where key = $1", key))
                .isEqualTo("declined");
    }

    @Test
    void recordsNothingForAnOutcomeThatCameAnotherWay() {
        String key = "slow-" + UUID.randomUUID();
        request(key);
        Eventually.holds(() -> assertThat(gateway.attempts(key)).isEqualTo(1));
        machine.await(
                machine.database.inTransaction(Cause.system("test"), tx -> operations.close(tx, key, "by webhook")));
        gateway.release.complete(null);
        Eventually.stays(
                java.time.Duration.ofMillis(600),
                () -> assertThat(recorded(key)).isZero());
        assertThat(state(key)).isEqualTo("done");
    }

    @Test
    void takesTheSameKeyOnce() {
        String key = "ok-" + UUID.randomUUID();
        assertThat(request(key)).isTrue();
        assertThat(request(key)).isFalse();
    }

    @Test
    void recordsWhatItPerformsItselfAsClaimed() {
        String key = "ok-" + UUID.randomUUID();
        var claimed = machine.await(machine.database.inTransaction(
                Cause.system("test"),
                tx -> operations
                        .request(tx, Gateway.KIND, key, "subject", "{}")
                        .chain(() -> tx.list(
                                "select attempts = 1 and next_attempt_at > clock_timestamp() from operation where key = $1",
                                row -> row.getBoolean(0),
                                key))));
        assertThat(claimed).containsExactly(true);
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("done"));
        assertThat(recorded(key)).isEqualTo(1);
    }

    @Test
    void leavesToOthersWhatItDoesNotRun() {
        String key = "ok-" + UUID.randomUUID();
        var stopped = new Operations(runner(), new OperationRows(machine.database));
        machine.await(machine.database.inTransaction(
                Cause.system("test"), tx -> stopped.request(tx, Gateway.KIND, key, "subject", "{}")));
        Eventually.holds(() -> assertThat(state(key)).isEqualTo("done"));
        assertThat(recorded(key)).isEqualTo(1);
    }

    @Test
    void leavesKindsItDoesNotKnowToOthers() {
        String key = "foreign-" + UUID.randomUUID();
        machine.await(machine.database.inTransaction(
                Cause.system("test"), tx -> operations.request(tx, "test.foreign", key, "s", "{}")));
        Eventually.stays(
                java.time.Duration.ofMillis(700),
                () -> assertThat(machine.number("select attempts from operation where key = $1", key))
                        .isZero());
        machine.change("delete from operation where key = $1", key);
    }

    private OperationRunner runner() {
        return new OperationRunner(
                machine.database,
                new OperationRows(machine.database),
                () -> List.of(gateway),
                List::of,
                metrics,
                machine.vertx);
    }

    private boolean request(String key) {
        return machine.await(machine.database.inTransaction(
                Cause.system("test"), tx -> operations.request(tx, Gateway.KIND, key, "subject", "{}")));
    }

    private String state(String key) {
        return machine.text("select state from operation where key = $1", key);
    }

    private long recorded(String key) {
        return machine.number("select count(*) from recorded where key = $1", key);
    }
}
