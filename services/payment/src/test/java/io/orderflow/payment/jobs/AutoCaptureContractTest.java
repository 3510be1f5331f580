package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A capture that was asked for long ago and that nobody would make soon is made, once. */
@PaymentTest
@Tag("J7.2")
class AutoCaptureContractTest extends AbstractGatewayJobContractTest<AutoCapture> {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @Inject
    Books books;

    @Inject
    OtherJobs others;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void keepAway() {
        others.hold("payment-status-sync");
    }

    @AfterEach
    void letGo() {
        others.release("payment-status-sync");
    }

    @Override
    protected String name() {
        return "auto-capture";
    }

    @Override
    protected String work() {
        return asked("6 minutes");
    }

    @Test
    void tellsOfEachOnceAndLeavesThoseThatStillHaveTime() {
        double before = told();
        String inTime = asked("4 minutes");
        String overdue = asked("6 minutes");
        gateway.standIn().set(Mode.DOWN);
        run();
        run();
        assertThat(told() - before).isEqualTo(1);
        assertThat(books.list(
                        "select key from payment_operation where overdue_at is not null and key in ($1, $2)",
                        inTime,
                        overdue))
                .containsExactly(overdue);
        assertThat(books.list(
                        "select key from operation where key = $1 and next_attempt_at > now() + interval '50 minutes'",
                        inTime))
                .hasSize(1);

        gateway.standIn().set(Mode.WELL);
        run();
        Eventually.holds(WAIT, () -> assertThat(till.moves(overdue)).isOne());
        assertThat(till.moves(inTime)).isZero();
        till.hurry(inTime);
        Eventually.holds(WAIT, () -> assertThat(till.moves(inTime)).isOne());
    }

    /** Its outcome is unknown, and its next attempt an hour away; one that is under way by now counts for nothing. */
    private String asked(String ago) {
        gateway.standIn().set(Mode.DOWN);
        String key = till.capture(till.authorized());
        Eventually.holds(WAIT, () -> {
            books.update("""
                    update operation
                    set attempts = attempts + 1, next_attempt_at = now() + interval '1 hour', created_at = now() - $2::text::interval
                    where key = $1 and last_error is not null""", key, ago);
            assertThat(books.list(
                            "select key from operation where key = $1 and next_attempt_at > now() + interval '50 minutes'",
                            key))
                    .hasSize(1);
        });
        gateway.standIn().set(Mode.WELL);
        return key;
    }

    private double told() {
        return metrics.counter("orderflow.payment.overdue", "kind", "capture").count();
    }
}
