package io.orderflow.payment.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What is agreed with {@link StandInGateway} that it keeps: 2.9 % and 30 cents of a capture in dollars. */
public class StandInTariff implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "payment.settlement-fee.stand-in.capture.basis-points", "290",
                "payment.settlement-fee.stand-in.capture.fixed.USD", "30");
    }

    @Override
    public void stop() {}
}
