package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** An outcome that nobody would ask for soon is asked for now, once known. */
@PaymentTest
@Tag("J7.2")
class PaymentStatusSyncContractTest extends AbstractGatewayJobContractTest<PaymentStatusSync> {

    @Inject
    Books books;

    @Override
    protected String name() {
        return "payment-status-sync";
    }

    /** Its outcome is unknown, and its next attempt an hour away. */
    @Override
    protected String work() {
        gateway.standIn().set(Mode.DOWN);
        String key = till.authorizeAndDie();
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(books.list(
                                "select last_error from operation where key = $1 and last_error is not null", key))
                        .hasSize(1));
        books.update("update operation set next_attempt_at = now() + interval '1 hour' where key = $1", key);
        gateway.standIn().set(Mode.WELL);
        return key;
    }
}
