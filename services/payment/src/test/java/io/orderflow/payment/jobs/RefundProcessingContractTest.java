package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A void that was parked is tried again, and has its effect once. */
@PaymentTest
@Tag("J7.2")
@Tag("X3.12")
class RefundProcessingContractTest extends AbstractGatewayJobContractTest<RefundProcessing> {

    @Inject
    Parking parking;

    @Override
    protected String name() {
        return "refund-processing";
    }

    @Override
    protected String work() {
        gateway.standIn().set(Mode.DOWN);
        return parked(till.authorized(), "void");
    }

    @Test
    void takesUpARefundToo() {
        gateway.standIn().set(Mode.DOWN);
        String key = parked(till.captured(), "refund");
        assertThat(till.moves(key)).isZero();
        run();
        run();
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(till.moves(key)).isOne());
        assertThat(gateway.standIn().effects()).containsOnlyOnce(key);
    }

    private String parked(String order, String kind) {
        PaymentClient.cancel(order);
        String key = till.key(order, kind);
        parking.park(key, 7);
        gateway.standIn().set(Mode.WELL);
        return key;
    }
}
