package io.orderflow.payment.usecase.cash;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.persistence.cash.OverdueCashRows;
import io.orderflow.payment.usecase.SweepOnward;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Finds cash that couriers have collected and not handed over in time. Each order is reported once, however often this runs. */
@Singleton
public class FindOverdueCash {

    private final Database database;
    private final OverdueCashRows cash;
    private final SweepOnward onward;
    private final CashAlerts alerts;
    private final PlatformClock clock;
    private final PaymentConfig config;

    FindOverdueCash(
            Database database,
            OverdueCashRows cash,
            SweepOnward onward,
            CashAlerts alerts,
            PlatformClock clock,
            PaymentConfig config) {
        this.database = database;
        this.cash = cash;
        this.onward = onward;
        this.alerts = alerts;
        this.clock = clock;
        this.config = config;
    }

    /** Batch by batch, until nothing new is left. @return how many were found for the first time */
    public Uni<Integer> find() {
        var now = clock.now();
        var upTo = now.minus(config.remittancePatience());
        int batch = config.paymentReconciliation().batch();
        return onward.run("cash", upTo, after -> Batches.untilNoneCounted(batch, () -> next(after, upTo, now, batch)))
                .call(() -> cash.open(database).invoke(alerts::open));
    }

    private Uni<Integer> next(Instant after, Instant upTo, Instant now, int batch) {
        return cash.find(database, after, upTo, now, batch)
                .invoke(found -> found.forEach(alerts::overdue))
                .map(List::size);
    }
}
