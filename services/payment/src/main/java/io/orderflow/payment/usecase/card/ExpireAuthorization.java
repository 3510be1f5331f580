package io.orderflow.payment.usecase.card;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Move;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.domain.PaymentTransitions;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.usecase.refund.LetGo;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Marks authorizations that are past their window, says so, and lets go of what is left of those of which a part is taken (X3.5). */
@Singleton
public class ExpireAuthorization {

    private final Database database;
    private final Payments payments;
    private final PaymentEvents events;
    private final LetGo lettingGo;
    private final LapseAlerts alerts;
    private final PlatformClock clock;
    private final PaymentConfig config;

    ExpireAuthorization(
            Database database,
            Payments payments,
            PaymentEvents events,
            LetGo lettingGo,
            LapseAlerts alerts,
            PlatformClock clock,
            PaymentConfig config) {
        this.database = database;
        this.payments = payments;
        this.events = events;
        this.lettingGo = lettingGo;
        this.alerts = alerts;
        this.clock = clock;
        this.config = config;
    }

    /** In batches until none is left, each payment in its own transaction. @return how many were marked */
    public Uni<Integer> expireOverdue(Cause cause) {
        // One that somebody else moved on meanwhile is not found again, so a full batch always gets further.
        return Batches.untilNone(
                batch(),
                () -> payments.overdue(database, clock.now(), batch())
                        .chain(overdue -> Batches.<UUID>each(database, cause, overdue, this::expire)));
    }

    /**
     * What is captured, or being captured, does not expire with the rest: nothing leads out of {@code expired}.
     * @param payment locked, its authorization is over
     * @return it, unchanged while a capture is under way, whose outcome may be that nothing is left
     */
    Uni<Payment> expire(Tx tx, Payment payment) {
        if (payment.holdings().captured() > 0 && payment.holdings().capturing() == 0) {
            return lapse(tx, payment);
        }
        boolean moves = PaymentTransitions.ask(payment.status(), PaymentStatus.EXPIRED) == Move.MOVED;
        return moves && payment.holdings().isUntaken()
                ? payments.update(tx, payment.expired())
                        .call(now -> events.failed(tx, now, PaymentStatus.EXPIRED, "authorization_expired"))
                : Uni.createFrom().item(payment);
    }

    /** The gateway is told to let go, rather than believed to have done so: its books and ours say the same then. */
    private Uni<Payment> lapse(Tx tx, Payment payment) {
        return payment.isLapsed() || payment.isTaken()
                ? lettingGo.pursue(tx, payment)
                : payments.update(tx, payment.lapsed())
                        .call(now -> events.failed(tx, now, PaymentStatus.CAPTURE_FAILED, "authorization_expired"))
                        .invoke(now -> alerts.lapsed(tx, now))
                        .chain(now -> lettingGo.pursue(tx, now));
    }

    private Uni<Boolean> expire(Tx tx, UUID id) {
        return payments.lock(tx, id)
                .chain(found -> found.filter(payment -> payment.isAuthorizationOver(clock.now()))
                        .map(payment ->
                                expire(tx, payment).map(now -> now.status() == PaymentStatus.EXPIRED || now.isLapsed()))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private int batch() {
        return config.authorizationExpiry().batch();
    }
}
