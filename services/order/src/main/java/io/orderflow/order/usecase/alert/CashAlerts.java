package io.orderflow.order.usecase.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.db.Tx;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells operators of goods that are with the buyer while their cash is not here (C1.5); after the commit. */
@Singleton
public class CashAlerts {

    private static final Logger LOG = Logger.getLogger(CashAlerts.class);

    private final MeterRegistry metrics;

    CashAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Once each time that couriers say another amount. */
    public void mismatch(Tx tx, UUID orderId) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.cash.mismatches").increment();
            LOG.errorf(
                    "order %s is delivered, and its couriers say another amount than it costs, or than was collected",
                    orderId);
        });
    }

    /** Each time that it is chased. */
    public void missing(Tx tx, UUID orderId) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.cash.missing").increment();
            LOG.errorf("goods of order %s are with the buyer or astray, and its cash is not collected", orderId);
        });
    }
}
