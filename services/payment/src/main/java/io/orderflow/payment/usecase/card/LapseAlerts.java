package io.orderflow.payment.usecase.card;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.db.Tx;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Says that what an order still asks for can be taken no more: {@code orderflow_payment_lapsed_total} and a line in the log. */
@Singleton
class LapseAlerts {

    private static final Logger LOG = Logger.getLogger(LapseAlerts.class);

    private final MeterRegistry metrics;

    LapseAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Not promised: a process that dies at the commit says nothing; the event is there. @param payment that has lapsed in this transaction */
    void lapsed(Tx tx, Payment payment) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.payment.lapsed", "gateway", Objects.requireNonNull(payment.gateway()))
                    .increment();
            LOG.warnf(
                    "the authorization of order %s is over: %d of %d %s are taken, and no more can be",
                    payment.orderId(),
                    payment.holdings().captured(),
                    payment.owed(),
                    payment.money().currency());
        });
    }
}
