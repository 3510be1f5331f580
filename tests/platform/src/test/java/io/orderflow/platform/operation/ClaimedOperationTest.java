package io.orderflow.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.test.eventually.Eventually;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who performs an operation: the process that recorded it, or any other that knows its kind. */
@Tag("X3.12")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimedOperationTest {

    private final Replicas replicas = new Replicas();

    @AfterAll
    void stop() {
        replicas.close();
    }

    @Test
    void takesTheSameKeyOnce() {
        String key = "ok-" + UUID.randomUUID();
        assertThat(replicas.request(key)).isTrue();
        assertThat(replicas.request(key)).isFalse();
    }

    @Test
    void recordsWhatItPerformsItselfAsClaimed() {
        String key = "ok-" + UUID.randomUUID();
        var claimed = replicas.machine.await(replicas.machine.database.inTransaction(
                Cause.system("test"),
                tx -> replicas.operations
                        .request(tx, Gateway.KIND, key, "subject", "{}")
                        .chain(() -> tx.list(
                                "select attempts = 1 and next_attempt_at > clock_timestamp() from operation where key"
                                        + " = $1",
                                row -> row.getBoolean(0),
                                key))));
        assertThat(claimed).containsExactly(true);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("done"));
        assertThat(replicas.recorded(key)).isEqualTo(1);
    }

    @Test
    void leavesToOthersWhatItDoesNotRun() {
        String key = "ok-" + UUID.randomUUID();
        var stopped = new Operations(replicas.runner(), new OperationRows(replicas.machine.database));
        replicas.machine.await(replicas.machine.database.inTransaction(
                Cause.system("test"), tx -> stopped.request(tx, Gateway.KIND, key, "subject", "{}")));
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("done"));
        assertThat(replicas.recorded(key)).isEqualTo(1);
    }

    @Test
    void leavesKindsItDoesNotKnowToOthers() {
        String key = "foreign-" + UUID.randomUUID();
        replicas.machine.await(replicas.machine.database.inTransaction(
                Cause.system("test"), tx -> replicas.operations.request(tx, "test.foreign", key, "s", "{}")));
        Eventually.stays(
                Duration.ofMillis(700),
                () -> assertThat(replicas.machine.number("select attempts from operation where key = $1", key))
                        .isZero());
        replicas.machine.change("delete from operation where key = $1", key);
    }
}
