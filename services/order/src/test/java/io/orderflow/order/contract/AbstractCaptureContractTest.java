package io.orderflow.order.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
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
