package io.orderflow.platform.saga;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells a person that a saga waits for them (X3.13). */
@Singleton
class SagaAlerts {

    private static final Logger LOG = Logger.getLogger(SagaAlerts.class);

    private final MeterRegistry metrics;

    SagaAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void parked(String kind, UUID id, String reason) {
        metrics.counter("orderflow.sagas.alerts", "kind", kind).increment();
        LOG.errorf("saga parked for a person: %s %s: %s", kind, id, reason);
    }
}
