package io.orderflow.payment.usecase.settlement;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.persistence.settlement.SettlementGaps;
import io.orderflow.payment.usecase.SweepOnward;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Finds money that moved by our books and that no settlement has named in time. Each entry is reported once. */
@Singleton
public class FindUnsettled {

    private final Database database;
    private final SettlementGaps gaps;
    private final PlatformClock clock;
    private final PaymentConfig config;
    private final SettlementAlerts alerts;
    private final SweepOnward onward;

    FindUnsettled(
            Database database,
            SettlementGaps gaps,
            PlatformClock clock,
            PaymentConfig config,
            SettlementAlerts alerts,
            SweepOnward onward) {
        this.database = database;
        this.gaps = gaps;
        this.clock = clock;
        this.config = config;
        this.alerts = alerts;
        this.onward = onward;
    }

    /** Batch by batch, until nothing new is left. @return how many were found, and how many are open in all */
    public Uni<Found> find() {
        var now = clock.now();
        var upTo = now.minus(config.settlementPatience());
        int batch = config.paymentReconciliation().batch();
        return onward.run(
                        "unsettled",
                        upTo,
                        after -> Batches.untilNoneCounted(batch, () -> next(after, upTo, now, batch)))
                .chain(fresh -> gaps.open(database).map(open -> new Found(fresh, open)));
    }

    /** @param fresh reported for the first time  @param open not settled to this day */
    public record Found(int fresh, long open) {}

    private Uni<Integer> next(Instant after, Instant upTo, Instant now, int batch) {
        return gaps.find(database, after, upTo, now, batch)
                .call(found -> gaps.open(database).invoke(open -> alerts.unsettled(found, open)))
                .map(List::size);
    }
}
