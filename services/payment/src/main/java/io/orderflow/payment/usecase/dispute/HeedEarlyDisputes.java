package io.orderflow.payment.usecase.dispute;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes up disputes that were heard of before their payment was known (X3.10). */
@Singleton
public class HeedEarlyDisputes {

    private final Database database;
    private final Disputes disputes;
    private final Payments payments;
    private final BookDispute booking;
    private final AskOrderToWait waiting;
    private final PaymentConfig config;

    HeedEarlyDisputes(
            Database database,
            Disputes disputes,
            Payments payments,
            BookDispute booking,
            AskOrderToWait waiting,
            PaymentConfig config) {
        this.database = database;
        this.disputes = disputes;
        this.payments = payments;
        this.booking = booking;
        this.waiting = waiting;
        this.config = config;
    }

    /** In batches until none is left, each in its own transaction. @return how many */
    public Uni<Integer> heed(Cause cause) {
        return disputes.recognize(database)
                .chain(() -> Batches.untilNone(
                        batch(),
                        () -> disputes.unheeded(database, batch())
                                .chain(due -> Batches.<Dispute>each(database, cause, due, this::heed))));
    }

    private Uni<Boolean> heed(Tx tx, Dispute seen) {
        return payments.findByReference(tx, seen.paymentReference())
                .map(Optional::orElseThrow)
                .chain(payment -> disputes.lock(tx, seen.gateway(), seen.id())
                        .map(Optional::orElseThrow)
                        .chain(dispute -> heed(tx, dispute, payment)));
    }

    private Uni<Boolean> heed(Tx tx, Dispute dispute, Payment payment) {
        return booking.book(tx, dispute, payment.id())
                .call(booked -> dispute.state() == Dispute.State.WON
                        ? Uni.createFrom().item(false)
                        : waiting.hold(tx, dispute, payment));
    }

    private int batch() {
        return config.webhookRetry().batch();
    }
}
