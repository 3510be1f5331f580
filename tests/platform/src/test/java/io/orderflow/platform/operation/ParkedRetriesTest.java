package io.orderflow.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.clock.TestClock;
import io.orderflow.platform.db.Machine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was parked is taken up a few times with growing waits, by no runner that would perform it here. */
@Tag("X3.7")
@Tag("X3.13")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedRetriesTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final RetryLimit LIMIT = new RetryLimit(3, TEN_MINUTES, Duration.ofMinutes(15));

    private final Machine machine = new Machine();
    private final OperationRows rows = new OperationRows(machine.database);
    private final PlatformClock clock = TestClock.of(machine.database);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OperationRunner runner = new OperationRunner(
            machine.database, rows, List::of, List::of, metrics, machine.vertx, Duration.ofMillis(50));
    private final ParkedRetries retries = new ParkedRetries(rows, runner, clock, metrics);

    @AfterAll
    void stop() {
        machine.close();
    }

    @Test
    void triesThreeTimesWithGrowingWaitsThenLeavesItToAPersonWithOneAlert() {
        String kind = "lost-" + UUID.randomUUID();
        String key = parked(kind);
        assertThat(retry(kind)).isOne();
        assertThat(retry(kind)).as("under way").isZero();
        loseIt(key);
        assertThat(retry(kind)).as("before its time").isZero();
        machine.await(clock.advance(TEN_MINUTES));
        assertThat(retry(kind)).isOne();

        loseIt(key);
        machine.await(clock.advance(TEN_MINUTES));
        assertThat(retry(kind)).as("the wait has grown").isZero();
        machine.await(clock.advance(Duration.ofMinutes(5)));
        assertThat(retry(kind)).as("but not beyond its bound").isOne();

        assertThat(alerts(kind)).isZero();
        loseIt(key);
        machine.await(clock.advance(Duration.ofDays(1)));
        assertThat(retry(kind)).isZero();
        assertThat(retry(kind)).isZero();
        assertThat(alerts(kind)).isOne();
    }

    @Test
    void beginsAnewOnceAPersonHasTakenItUp() {
        String kind = "lost-" + UUID.randomUUID();
        String key = parked(kind);
        machine.change("update operation set retries = 3 where key = $1", key);
        assertThat(retry(kind)).isZero();
        machine.await(new ParkedOperations(machine.database, rows, runner).retry(key, Cause.system("test")));
        loseIt(key);
        assertThat(retry(kind)).isOne();
    }

    @Test
    void givesASweepOneMoreTryWhateverWasGivenUp() {
        String kind = "lost-" + UUID.randomUUID();
        String given = parked(kind);
        String other = parked(kind);
        machine.change("update operation set retries = 3 where key = $1", given);
        int retried = machine.await(machine.database.inTransaction(
                Cause.system("test"), tx -> retries.retry(tx, kind, List.of("of " + given, "nobody"))));
        assertThat(retried).isOne();
        assertThat(state(given)).isEqualTo("pending");
        assertThat(state(other)).isEqualTo("parked");
    }

    private int retry(String kind) {
        return machine.await(retries.retry(List.of(kind), LIMIT, 10));
    }

    private double alerts(String kind) {
        return metrics.counter("orderflow.operations.given_up", "kind", kind).count();
    }

    private String parked(String kind) {
        String key = "key-" + UUID.randomUUID();
        machine.change("""
                insert into operation (key, kind, subject, payload, state, attempts, correlation_id, actor, finished_at)
                values ($1, $2, $3, '', 'parked', 3, 'c', 'test', now())""", key, kind, "of " + key);
        return key;
    }

    /** As a runner does whose last attempt was unknown. */
    private void loseIt(String key) {
        assertThat(machine.change("update operation set state = 'parked' where key = $1 and state = 'pending'", key))
                .isOne();
    }

    private String state(String key) {
        return machine.text("select state from operation where key = $1", key);
    }
}
