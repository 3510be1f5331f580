package io.orderflow.payment.gateway;

import io.quarkus.arc.Arc;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has {@link StandInGateway} behave again, and know nothing, after each test, whatever that had it do. */
public final class WellBehaved implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        StandInGateway gateway = Arc.container().instance(StandInGateway.class).get();
        gateway.standIn().forget();
        gateway.holdsSince(Duration.ZERO);
    }
}
