package io.orderflow.payment.usecase.dispute;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.MoneyEntries;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.payment.usecase.seller.BookForSeller;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Puts how a dispute stands into the books of its payment, each state once: that it was opened, and that it is won, as memos that move no
 * money; that it is lost, as money that the gateway took back. So the ledger tells the same whichever news came first. What went to the
 * bank goes to nobody else: it lowers what may be refunded, and what the seller is paid.
 */
@Singleton
class BookDispute {

    private static final Logger LOG = Logger.getLogger(BookDispute.class);

    private final Payments payments;
    private final Disputes disputes;
    private final MoneyEntries ledger;
    private final BookForSeller seller;
    private final PaymentEvents events;
    private final PlatformClock clock;

    BookDispute(
            Payments payments,
            Disputes disputes,
            MoneyEntries ledger,
            BookForSeller seller,
            PaymentEvents events,
            PlatformClock clock) {
        this.payments = payments;
        this.disputes = disputes;
        this.ledger = ledger;
        this.seller = seller;
        this.events = events;
        this.clock = clock;
    }

    /** @param dispute locked @return false when it was in the books as it stands */
    Uni<Boolean> book(Tx tx, Dispute dispute, UUID paymentId) {
        return dispute.state() == dispute.booked()
                ? Uni.createFrom().item(false)
                : payments.lock(tx, paymentId)
                        .map(Optional::orElseThrow)
                        .chain(payment -> opened(tx, dispute, payment).chain(() -> ended(tx, dispute, payment)))
                        .chain(payment -> seller.weigh(tx, payment))
                        .chain(() -> disputes.booked(tx, dispute))
                        .replaceWith(true);
    }

    /** Also of one whose end is heard of first: it was opened before. */
    private Uni<Void> opened(Tx tx, Dispute dispute, Payment payment) {
        return dispute.booked() == null
                ? ledger.append(tx, entry(dispute, payment, EntryKind.DISPUTE_OPENED, at(dispute, payment)))
                : Uni.createFrom().voidItem();
    }

    private Uni<Payment> ended(Tx tx, Dispute dispute, Payment payment) {
        return switch (dispute.state()) {
            case OPEN -> Uni.createFrom().item(payment);
            case WON ->
                ledger.append(tx, entry(dispute, payment, EntryKind.DISPUTE_WON, at(dispute, payment)))
                        .replaceWith(payment);
            case LOST -> lost(tx, dispute, payment);
        };
    }

    private Uni<Payment> lost(Tx tx, Dispute dispute, Payment payment) {
        Money money = payment.inCurrency(payment.lostBy(dispute.amount()));
        var noted = ledger.append(tx, entry(dispute, payment, EntryKind.CHARGEBACK, money));
        return money.isZero()
                ? noted.replaceWith(payment)
                : noted.chain(() -> payments.update(tx, payment.chargedBack(money.amount())))
                        .call(now -> seller.chargedBack(tx, now, key(dispute, EntryKind.CHARGEBACK)))
                        .call(now -> events.chargedBack(tx, now))
                        .invoke(now -> tx.afterCommit(() -> alert(now)));
    }

    /** A refund that was under way cannot be called back, so that the buyer may have both; nobody but a person gets that again. */
    private static void alert(Payment payment) {
        if (payment.isBackTwice()) {
            LOG.errorf("more of %s may have gone back than was taken: %s", payment.reference(), payment.holdings());
        }
    }

    private static Money at(Dispute dispute, Payment payment) {
        return Objects.requireNonNullElseGet(dispute.amount(), () -> payment.inCurrency(payment.lostBy(null)));
    }

    private MoneyEntry entry(Dispute dispute, Payment payment, EntryKind kind, Money money) {
        return new MoneyEntry(payment.id(), kind, money, key(dispute, kind), dispute.gateway(), clock.now());
    }

    private static String key(Dispute dispute, EntryKind kind) {
        return "dispute:" + dispute.gateway() + ":" + dispute.id() + ":" + kind.code();
    }
}
