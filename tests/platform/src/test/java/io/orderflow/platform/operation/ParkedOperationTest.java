package io.orderflow.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.test.eventually.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What nobody could learn the outcome of waits for a person, until its outcome comes after all. */
@Tag("X3.12")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedOperationTest {

    private final Replicas replicas = new Replicas();
    private final ParkedOperations parkedOperations = replicas.parked();

    @AfterAll
    void stop() {
        replicas.close();
    }

    @Test
    @Tag("X3.13")
    void parksWhatStaysUnknownWithAnAlert() {
        String key = "silent-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("parked"));
        assertThat(replicas.gateway.attempts(key)).isEqualTo(4);
        assertThat(replicas.recorded(key)).isZero();
        assertThat(replicas.metrics
                        .counter("orderflow.operations.parked", "kind", Gateway.KIND)
                        .count())
                .isPositive();
    }

    @Test
    @Tag("X3.6")
    void takesAParkedOneUpAgainWhenAPersonSaysSoAndClosesItWhenItSucceeds() {
        String key = "healed-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("parked"));
        assertThat(parked()).contains(key);

        assertThat(retry(key)).isEqualTo("pending 0");
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("done"));
        assertThat(replicas.recorded(key)).isEqualTo(1);
        assertThat(parked()).doesNotContain(key);
        assertThat(retry(key)).isEqualTo("illegal_transition");
        assertThat(retry("nobody-knows")).isEqualTo("not_found");
    }

    @Test
    @Tag("X3.13")
    void parksItWithAnAlertOnceMoreWhenItFailsToTheLimitAgain() {
        String key = "silent-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("parked"));
        double alerts = alerts();
        retry(key);
        Eventually.holds(() -> assertThat(replicas.gateway.attempts(key)).isEqualTo(8));
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("parked"));
        Eventually.holds(() -> assertThat(alerts()).isGreaterThan(alerts));
    }

    @Test
    @Tag("X3.13")
    void parksAnOutcomeThatCannotBeRecordedInsteadOfAskingForEver() {
        String key = "unrecordable-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("parked"));
        assertThat(replicas.machine.text("select last_error from operation where key = $1", key))
                .startsWith("outcome not recorded");
    }

    @Test
    @Tag("X3.12")
    void recordsAnOutcomeThatComesWhenItIsParkedAlready() {
        String key = "slow-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.gateway.attempts(key)).isEqualTo(1));
        replicas.machine.change("update operation set state = 'parked', finished_at = now() where key = $1", key);
        replicas.gateway.release(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("done"));
        assertThat(replicas.recorded(key)).isEqualTo(1);
        assertThat(parked()).doesNotContain(key);
    }

    @Test
    @Tag("X3.13")
    void parksNothingAfterAnAttemptThatWasNotTheLast() {
        String key = "lost-" + UUID.randomUUID();
        replicas.machine.change("""
                insert into operation (key, kind, subject, payload, attempts, correlation_id, actor)
                values ($1, $2, 's', '', 3, 'c', 'test')""", key, Gateway.KIND);
        Eventually.holds(() -> assertThat(replicas.gateway.attempts(key)).isEqualTo(1));
        replicas.machine.change(
                "update operation set attempts = 5, next_attempt_at = now() + interval '1 hour' where key = $1", key);
        replicas.gateway.release(key);
        Eventually.stays(
                Duration.ofMillis(600), () -> assertThat(replicas.state(key)).isEqualTo("pending"));
        replicas.machine.change("delete from operation where key = $1", key);
    }

    @Test
    void closesAParkedOneWhoseOutcomeCameAnotherWay() {
        String key = "silent-" + UUID.randomUUID();
        replicas.request(key);
        Eventually.holds(() -> assertThat(replicas.state(key)).isEqualTo("parked"));
        replicas.machine.await(replicas.machine.database.inTransaction(
                Cause.system("test"), tx -> replicas.operations.close(tx, key, "by webhook")));
        assertThat(replicas.state(key)).isEqualTo("done");
        assertThat(parked()).doesNotContain(key);
    }

    private double alerts() {
        return replicas.metrics
                .counter("orderflow.operations.parked", "kind", Gateway.KIND)
                .count();
    }

    private List<String> parked() {
        return replicas.machine.await(parkedOperations.page(null, 1000)).stream()
                .map(ParkedOperation::id)
                .toList();
    }

    private String retry(String key) {
        return switch (replicas.machine.await(parkedOperations.retry(key, Cause.system("test")))) {
            case Outcome.Success<ParkedOperation>(ParkedOperation operation) ->
                operation.status() + " " + operation.attempts();
            case Outcome.Refused<ParkedOperation>(Rejection rejection) -> rejection.code();
        };
    }
}
