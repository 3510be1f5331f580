package io.orderflow.payment.usecase.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.persistence.operation.OverdueOperations;
import io.orderflow.payment.persistence.operation.OverdueOperations.Overdue;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Has effects at gateways that should have come about by now tried at once, and operators told of each: {@code orderflow_payment_overdue_total}. */
@Singleton
public class TakeUpOverdue {

    private static final Logger LOG = Logger.getLogger(TakeUpOverdue.class);

    private final Database database;
    private final OverdueOperations overdue;
    private final MeterRegistry metrics;

    TakeUpOverdue(Database database, OverdueOperations overdue, MeterRegistry metrics) {
        this.database = database;
        this.overdue = overdue;
        this.metrics = metrics;
    }

    /**
     * Not promised: a process that dies right after it has put down that it tells of one tells nobody.
     * @param patience after it was asked for, real time
     * @param limit of those that are tried, and of those that are told of; the rest is for the next time
     * @return how many are tried now
     */
    Uni<Integer> takeUp(Effect effect, Duration patience, int limit) {
        return overdue.tell(database, effect, patience, limit)
                .invoke(found -> found.forEach(one -> alert(effect, one)))
                .chain(() -> overdue.takeUp(database, effect, patience, limit));
    }

    private void alert(Effect effect, Overdue one) {
        metrics.counter("orderflow.payment.overdue", "kind", effect.code()).increment();
        LOG.errorf("%s of %s for order %s is overdue: %s", effect.code(), one.money(), one.orderId(), one.reason());
    }
}
