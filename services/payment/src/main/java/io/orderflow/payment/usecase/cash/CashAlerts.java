package io.orderflow.payment.usecase.cash;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.domain.cash.OverdueCash;
import io.orderflow.payment.domain.cash.Remittance;
import io.orderflow.platform.db.Tx;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Says that cash is not what it should be: {@code orderflow_cod_mismatches_total} and a line in the log, once it is on record. */
@Singleton
class CashAlerts {

    private static final Logger LOG = Logger.getLogger(CashAlerts.class);

    private static final String MISMATCHES = "orderflow.cod.mismatches";
    private static final String STEP = "step";

    private final MeterRegistry metrics;
    private final AtomicLong open;

    CashAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
        this.open = metrics.gauge("orderflow.cod.overdue", new AtomicLong());
    }

    /** @param step {@code collected} or {@code remitted}. Not promised: a process that dies at the commit says nothing; the record is there. */
    void mismatch(Tx tx, String step, String orderId, long expected, long amount) {
        tx.afterCommit(() -> {
            count(step);
            LOG.errorf("cash of order %s %s: %d instead of %d", orderId, step, amount, expected);
        });
    }

    /** Cash was handed over for what is no order that is paid on delivery, or none of ours. Not promised: as above. */
    void unknown(Tx tx, Remittance remittance, Remittance.Item item) {
        tx.afterCommit(() -> {
            count("unknown");
            LOG.errorf(
                    "%s handed over %d %s in %s for %s, which is no order that is paid on delivery",
                    remittance.carrier(),
                    item.money().amount(),
                    item.money().currency(),
                    remittance.reference(),
                    item.orderId());
        });
    }

    /** It is on record. */
    void overdue(OverdueCash cash) {
        count("overdue");
        LOG.errorf(
                "cash of order %s is not handed over: %d %s, collected at %s",
                cash.orderId(), cash.money().amount(), cash.money().currency(), cash.collectedAt());
    }

    /** @param orders whose cash is overdue to this day: {@code orderflow_cod_overdue} */
    void open(long orders) {
        open.set(orders);
    }

    private void count(String step) {
        metrics.counter(MISMATCHES, STEP, step).increment();
    }
}
