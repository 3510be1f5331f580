package io.orderflow.order.usecase.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.platform.db.Tx;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells operators of goods that are where they should not be; after the commit, once for each piece of news. */
@Singleton
public class GoodsAlerts {

    private static final Logger LOG = Logger.getLogger(GoodsAlerts.class);

    private final MeterRegistry metrics;

    GoodsAlerts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** A parcel did not reach the buyer: the order does not complete by itself, staff refund or reship. */
    public void astray(Tx tx, UUID orderId, Parcel parcel) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.parcels.astray", "kind", parcel.status().code())
                    .increment();
            LOG.errorf(
                    "parcel %s of order %s: %s",
                    parcel.id(), orderId, parcel.status().code());
        });
    }

    public void leftUnpaid(Tx tx, UUID orderId, UUID fulfillmentId, String money) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.goods.unpaid").increment();
            LOG.errorf("fulfillment %s of order %s has shipped, and its money is %s", fulfillmentId, orderId, money);
        });
    }

    /** An operator has let go of a payment whose goods have left; nobody will take their money. */
    public void leftAndVoided(Tx tx, Order order) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.goods.unpaid").increment();
            LOG.errorf(
                    "order %s is %s, and its payment is voided",
                    order.id(), order.status().code());
        });
    }

    /** @param order is cancelled, or all its money went back */
    public void leftThoughOver(Tx tx, Order order, String what) {
        tx.afterCommit(() -> {
            metrics.counter("orderflow.goods.of_cancelled").increment();
            LOG.errorf("order %s is %s, and %s", order.id(), order.status().code(), what);
        });
    }
}
