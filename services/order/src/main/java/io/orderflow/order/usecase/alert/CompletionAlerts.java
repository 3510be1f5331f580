package io.orderflow.order.usecase.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.domain.Order;
import io.orderflow.platform.db.Tx;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tells operators of shipped orders that do not come to their end by themselves, most of all unpaid ones (E9.6); after the commit. */
@Singleton
public class CompletionAlerts {

    private static final Logger LOG = Logger.getLogger(CompletionAlerts.class);

    private final MeterRegistry metrics;

    CompletionAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Each time that it is looked at. */
    public void restOpen(Tx tx, Order order) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.orders.rest_open").increment();
            LOG.errorf("order %s has shipped in part, and nothing more was heard of its rest", order.id());
        });
    }

    public void unpaid(Tx tx, Order order) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.completions.unpaid").increment();
            LOG.errorf(
                    "order %s is %s and cannot be completed: its payment is %s",
                    order.id(), order.status().code(), order.paymentStatus().code());
        });
    }
}
