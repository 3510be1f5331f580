package io.orderflow.payment.usecase.transfer;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.usecase.refund.PayOut;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Ends payments whose buyer has not transferred enough in time; what has come in goes back. */
@Singleton
public class ExpireTransfers {

    private static final String REASON = "payment_window_over";

    private final Database database;
    private final Payments payments;
    private final PaymentEvents events;
    private final PayOut payingOut;
    private final PlatformClock clock;
    private final PaymentConfig config;

    ExpireTransfers(
            Database database,
            Payments payments,
            PaymentEvents events,
            PayOut payingOut,
            PlatformClock clock,
            PaymentConfig config) {
        this.database = database;
        this.payments = payments;
        this.events = events;
        this.payingOut = payingOut;
        this.clock = clock;
        this.config = config;
    }

    /** In batches until none is left, each payment in its own transaction. @return how many have ended */
    public Uni<Integer> expireOverdue(Cause cause) {
        // One that somebody else ended meanwhile is not found again, so a full batch always gets further.
        return Batches.untilNone(
                batch(),
                () -> payments.overdueTransfers(database, clock.now(), batch())
                        .chain(overdue -> Batches.each(database, cause, overdue, this::expire)));
    }

    private Uni<Boolean> expire(Tx tx, UUID id) {
        return payments.lock(tx, id)
                .chain(found -> found.filter(payment -> payment.isWindowOver(clock.now()))
                        .map(payment -> end(tx, payment).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Payment> end(Tx tx, Payment payment) {
        return payments.update(tx, payment.unpaid())
                .call(now -> events.failed(tx, now, PaymentStatus.EXPIRED, REASON))
                .chain(now -> payingOut.all(tx, now, REASON));
    }

    private int batch() {
        return config.bankTransferExpiry().batch();
    }
}
