package io.orderflow.payment.usecase;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.persistence.SettlementGaps;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds money that moved by our books and that no settlement has named in time. Each entry is reported once. */
@Singleton
public class FindUnsettled {

    private final Database database;
    private final SettlementGaps gaps;
    private final PlatformClock clock;
    private final PaymentConfig config;
    private final SettlementAlerts alerts;

    FindUnsettled(
            Database database,
            SettlementGaps gaps,
            PlatformClock clock,
            PaymentConfig config,
            SettlementAlerts alerts) {
        this.database = database;
        this.gaps = gaps;
        this.clock = clock;
        this.config = config;
        this.alerts = alerts;
    }

    /** Batch by batch, until nothing new is left. @return how many were found, and how many are open in all */
    public Uni<Found> find() {
        return Batches.untilNoneCounted(batch(), this::next)
                .chain(fresh -> gaps.open(database).map(open -> new Found(fresh, open)));
    }

    /** @param fresh reported for the first time  @param open not settled to this day */
    public record Found(int fresh, long open) {}

    private Uni<Integer> next() {
        var now = clock.now();
        return gaps.find(database, now.minus(config.settlementPatience()), now, batch())
                .call(found -> gaps.open(database).invoke(open -> alerts.unsettled(found, open)))
                .map(List::size);
    }

    private int batch() {
        return config.paymentReconciliation().batch();
    }
}
