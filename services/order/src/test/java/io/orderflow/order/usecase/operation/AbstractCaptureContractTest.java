package io.orderflow.order.usecase.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Money that is asked for under a key for each try: a refusal is followed by the next try, until it is given up with an alert. */
abstract class AbstractCaptureContractTest<H extends OperationHandler<?>> extends AbstractNeighbourContractTest<H> {

    static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    MeterRegistry metrics;

    @Override
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> desk.operations(Desk.orderOf(key), key + ":2"));
    }

    double alerts() {
        return metrics.counter("orderflow.captures.given_up").count();
    }

    /** Goods that have left are not cancelled with their order: somebody is told that their money is missing. */
    void assertMissedOnceRefusedForGood(UUID order, String first) {
        double before = unpaid();
        awaitRefused(first);
        awaitRefused(first + ":2");
        awaitRefused(first + ":3");
        Eventually.holds(LIMIT, () -> assertThat(unpaid()).isEqualTo(before + 1));
        assertThat(desk.standing(order.toString())).startsWith("shipped");
        assertThat(desk.asked(order, Asks.CANCEL_PAYMENT)).isZero();
    }

    private double unpaid() {
        return metrics.counter("orderflow.goods.unpaid").count();
    }

    void awaitRefused(String key) {
        Eventually.holds(LIMIT, () -> {
            hurry(key);
            assertThat(desk.state(key)).isEqualTo("refused");
        });
    }

    /** The waits between tries are real time; here they are over. */
    void hurry(String key) {
        desk.update(
                "update operation set next_attempt_at = now() where key = $1 and state = 'pending' and attempts = 0",
                key);
    }
}
