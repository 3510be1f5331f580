package io.orderflow.payment.usecase.seller;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.seller.SellerPayouts;
import io.orderflow.payment.usecase.SweepOnward;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Puts accounts of sellers in step with the books of payments of which processes of before the ledger have moved the money (INV-M7). */
@Singleton
public class CatchUpSellers {

    private final Database database;
    private final SellerPayouts payouts;
    private final Payments payments;
    private final BookForSeller seller;
    private final SweepOnward onward;
    private final PlatformClock clock;
    private final PaymentConfig config;

    CatchUpSellers(
            Database database,
            SellerPayouts payouts,
            Payments payments,
            BookForSeller seller,
            SweepOnward onward,
            PlatformClock clock,
            PaymentConfig config) {
        this.database = database;
        this.payouts = payouts;
        this.payments = payments;
        this.seller = seller;
        this.onward = onward;
        this.clock = clock;
        this.config = config;
    }

    /** In batches until none is left, each payment in its own transaction. @return how many were looked at */
    public Uni<Integer> catchUp(Cause cause) {
        var upTo = clock.now();
        int batch = config.paymentReconciliation().batch();
        // One that is in step by then is not found again, so a full batch always gets further.
        return onward.run(
                "sellers",
                upTo,
                after -> Batches.untilNone(
                        batch,
                        () -> payouts.behind(database, after, upTo, batch)
                                .chain(behind -> Batches.<UUID>each(database, cause, behind, this::weigh))));
    }

    private Uni<Boolean> weigh(Tx tx, UUID paymentId) {
        return payments.lock(tx, paymentId)
                .map(Optional::orElseThrow)
                .chain(payment -> seller.weigh(tx, payment))
                .replaceWith(true);
    }
}
