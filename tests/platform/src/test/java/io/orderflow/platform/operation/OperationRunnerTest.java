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

/** Two runners on one table: what comes of attempts. */
@Tag("X3.12")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationRunnerTest {

    private final Replicas replicas = new Replicas();

    @AfterAll
    void stop() {
        replicas.close();
    }

    @Test
    void recordsOneOutcomeForEachOfManyOperations() {
        var keys = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> "many-" + UUID.randomUUID())
                .toList();
        keys.forEach(replicas::request);
        Eventually.holds(() -> assertThat(replicas.machine.number(
                        "select count(*) from operation where state = 'pending' and key like 'many-%'"))
                .isZero());
        assertThat(replicas.machine.number("select count(*) from recorded where key like 'many-%'"))
                .isEqualTo(200);
        assertThat(replicas.gateway.effects).containsAll(keys);
    }

    @Test
    void asksAgainWithTheSameKeyUntilTheOutcomeIsKnown() {
        String key = "unknown-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("done"));
        assertThat(replicas.gateway.attempts(key)).isEqualTo(3);
        assertThat(replicas.recorded(key)).isEqualTo(1);
    }

    @Test
    void takesNoAnswerInTimeForUnknown() {
        String key = "hangs-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.machine.text("select last_error from operation where key = $1", key))
                .startsWith("no answer within"));
        replicas.gateway.release(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("done"));
        assertThat(replicas.recorded(key)).isEqualTo(1);
    }

    @Test
    void recordsARefusal() {
        String key = "refused-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("refused"));
        assertThat(replicas.machine.text("select last_error from operation where key = $1", key))
                .isEqualTo("declined");
    }

    @Test
    void recordsNothingForAnOutcomeThatCameAnotherWay() {
        String key = "slow-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.gateway.attempts(key)).isEqualTo(1));
        replicas.machine.await(replicas.machine.database.inTransaction(
                Cause.system("test"), tx -> replicas.operations.close(tx, key, "by webhook")));
        replicas.gateway.release(key);
        Eventually.stays(
                Duration.ofMillis(600), () -> assertThat(replicas.recorded(key)).isZero());
        assertThat(replicas.state(key)).isEqualTo("done");
    }
}
