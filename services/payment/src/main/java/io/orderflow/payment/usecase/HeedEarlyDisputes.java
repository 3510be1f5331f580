package io.orderflow.payment.usecase;

import io.orderflow.payment.domain.Dispute;
import io.orderflow.payment.persistence.Disputes;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Takes up disputes that were heard of before their payment was known (X3.10). */
@Singleton
public class HeedEarlyDisputes {

    private static final int BATCH = 100;

    private final Database database;
    private final Disputes disputes;
    private final Payments payments;
    private final AskOrderToWait waiting;

    HeedEarlyDisputes(Database database, Disputes disputes, Payments payments, AskOrderToWait waiting) {
        this.database = database;
        this.disputes = disputes;
        this.payments = payments;
        this.waiting = waiting;
    }

    /** In batches until none is left, each in its own transaction. @return how many orders were asked to wait */
    public Uni<Integer> heed(Cause cause) {
        return Batches.untilNone(
                BATCH,
                () -> disputes.unheeded(database, BATCH)
                        .chain(due -> Batches.<Dispute>each(database, cause, due, this::heed)));
    }

    private Uni<Boolean> heed(Tx tx, Dispute dispute) {
        return payments.findByReference(tx, dispute.paymentReference())
                .chain(payment -> waiting.hold(tx, dispute, payment.orElseThrow()));
    }
}
