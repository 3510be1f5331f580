package io.orderflow.order.usecase.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.domain.Order;
import io.orderflow.platform.db.Tx;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells operators that the money of an order could not be taken for good (X3.13); after the commit, once. */
@Singleton
public class CaptureAlerts {

    private static final Logger LOG = Logger.getLogger(CaptureAlerts.class);

    private final MeterRegistry metrics;

    CaptureAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** @param made tries that were refused */
    public void givenUp(Tx tx, UUID orderId, int made, String code) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.captures.given_up").increment();
            LOG.errorf("capture given up and order cancelled: %s after %d tries: %s", orderId, made, code);
        });
    }

    /** Goods of it have left, so that it cannot be cancelled. */
    public void givenUpTooLate(Tx tx, Order order, int made, String code) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.captures.given_up").increment();
            metrics.counter("orderflow.goods.unpaid").increment();
            LOG.errorf(
                    "capture given up, order %s is %s and its money is missing: %d tries: %s",
                    order.id(), order.status().code(), made, code);
        });
    }

    /** The order goes on: something of it is paid for, or these goods have left. */
    public void shipmentGivenUp(Tx tx, UUID orderId, UUID fulfillmentId, int made, String code) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.captures.given_up").increment();
            LOG.errorf(
                    "capture of fulfillment %s given up, order %s goes on: %d tries: %s",
                    fulfillmentId, orderId, made, code);
        });
    }
}
