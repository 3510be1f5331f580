package io.orderflow.payment.usecase;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.db.Tx;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Says that cash is not what it should be: {@code orderflow_cod_mismatches_total} and a line in the log, once it is on record. */
@Singleton
class CashAlerts {

    private static final Logger LOG = Logger.getLogger(CashAlerts.class);

    private final MeterRegistry metrics;

    CashAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** @param step {@code collected} or {@code remitted}. Not promised: a process that dies at the commit says nothing; the record is there. */
    void mismatch(Tx tx, String step, String orderId, long expected, long amount) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.cod.mismatches", "step", step).increment();
            LOG.errorf("cash of order %s %s: %d instead of %d", orderId, step, amount, expected);
        });
    }
}
