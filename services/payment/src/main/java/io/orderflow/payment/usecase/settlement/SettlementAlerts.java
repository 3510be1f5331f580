package io.orderflow.payment.usecase.settlement;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.domain.settlement.Difference;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Tells operators where our books and a gateway's do not agree. Called after the commit; a process that dies there tells nobody. */
@Singleton
class SettlementAlerts {

    private static final Logger LOG = Logger.getLogger(SettlementAlerts.class);
    private static final String DIFFERENCES = "orderflow.settlement.differences";

    private final MeterRegistry metrics;
    private final AtomicLong unsettled;

    SettlementAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
        this.unsettled = metrics.gauge("orderflow.settlement.unsettled", new AtomicLong());
    }

    void differ(List<Difference> differences) {
        differences.forEach(difference ->
                metrics.counter(DIFFERENCES, "kind", difference.kind().code()).increment());
        if (!differences.isEmpty()) {
            LOG.errorf("a settlement differs from our ledger in %d places", differences.size());
        }
    }

    void unsettled(List<String> found, long open) {
        unsettled.set(open);
        if (!found.isEmpty()) {
            metrics.counter(DIFFERENCES, "kind", Difference.Kind.MISSING_THERE.code())
                    .increment(found.size());
            LOG.errorf("no settlement has named in time: %s", found);
        }
    }
}
