package io.orderflow.payment.usecase.refund;

import io.orderflow.payment.domain.Move;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.domain.PaymentTransitions;
import io.orderflow.payment.domain.References;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.ForestalledOrders;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;

/**
 * Takes the money of an order back, whichever way its state asks for: void, refund, or nothing at all (domain.md §4, "Cancel"). It may come
 * before the payment, at the same moment, and any number of times. The gateway is asked in the background until it is done or parked.
 */
@Singleton
public class CancelPayment {

    private final Database database;
    private final Payments payments;
    private final ForestalledOrders forestalled;
    private final LetGo lettingGo;
    private final PayOut payingOut;
    private final PaymentEvents events;
    private final PlatformClock clock;

    CancelPayment(
            Database database,
            Payments payments,
            ForestalledOrders forestalled,
            LetGo lettingGo,
            PayOut payingOut,
            PaymentEvents events,
            PlatformClock clock) {
        this.database = database;
        this.payments = payments;
        this.forestalled = forestalled;
        this.lettingGo = lettingGo;
        this.payingOut = payingOut;
        this.events = events;
        this.clock = clock;
    }

    public Uni<Optional<Payment>> cancel(Cause cause, String orderId, String reason) {
        return database.inTransaction(cause, tx -> cancel(tx, orderId, reason));
    }

    /** @return the payment as it stands now; empty when there was none yet, and then none will come to be */
    public Uni<Optional<Payment>> cancel(Tx tx, String orderId, String reason) {
        return payments.lockReference(tx, References.ofOrder(orderId))
                .chain(() -> payments.lockByOrder(tx, orderId))
                .chain(found -> found.isPresent()
                        ? letGo(tx, found.get(), reason).map(Optional::of)
                        : forestalled.add(tx, orderId, reason, clock.now()).replaceWith(Optional.empty()));
    }

    /** An operator lets go of what is held; captured money is a matter of refunds. */
    public Uni<Outcome<Payment>> release(Tx tx, UUID paymentId, LongPredicate seen) {
        return payments.lock(tx, paymentId).chain(found -> {
            if (found.isEmpty()) {
                return Refusals.refuse(Refusals.unknownPayment());
            }
            var payment = found.get();
            if (!seen.test(payment.version())) {
                return Refusals.refuse(Refusals.changed());
            }
            return switch (PaymentTransitions.ask(payment.status(), PaymentStatus.VOIDED)) {
                case MOVED -> letGo(tx, payment, "operator_void").map(Outcome::success);
                case ALREADY_THERE -> Uni.createFrom().item(Outcome.success(payment));
                case REFUSED -> Refusals.refuse(Refusals.illegal(payment));
            };
        });
    }

    private Uni<Payment> letGo(Tx tx, Payment payment, String reason) {
        Uni<Payment> cancelled =
                payment.isCancelled() ? Uni.createFrom().item(payment) : payments.update(tx, payment.cancelled(reason));
        return cancelled.chain(now -> now.gateway() == null ? end(tx, now, reason) : lettingGo.pursue(tx, now));
    }

    /** No gateway has to be asked, so it ends here; what has come in goes back. */
    private Uni<Payment> end(Tx tx, Payment payment, String reason) {
        boolean moves = PaymentTransitions.ask(payment.status(), PaymentStatus.VOIDED) == Move.MOVED;
        Uni<Payment> ended = moves
                ? payments.update(tx, payment.givenUp())
                        .call(now -> events.failed(tx, now, PaymentStatus.VOIDED, reason))
                : Uni.createFrom().item(payment);
        return ended.chain(now -> payingOut.all(tx, now, reason));
    }
}
