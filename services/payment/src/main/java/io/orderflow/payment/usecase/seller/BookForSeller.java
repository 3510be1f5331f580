package io.orderflow.payment.usecase.seller;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.seller.SellerEntry;
import io.orderflow.payment.domain.seller.SellerEntry.Kind;
import io.orderflow.payment.domain.seller.SellerPayout;
import io.orderflow.payment.persistence.seller.EscrowReleases;
import io.orderflow.payment.persistence.seller.SellerEntries;
import io.orderflow.payment.persistence.seller.SellerPayouts;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Keeps the account of an order's seller in step with the money of its payment, in the transaction that moves that money and under the
 * payment's lock. It asks what the payment's books say by now, so the order in which things became known does not matter. Before the order
 * is completed there is no such account, and nothing to do.
 */
@Singleton
public class BookForSeller {

    private static final Logger LOG = Logger.getLogger(BookForSeller.class);
    private static final String RELEASE = "release";

    private final EscrowReleases releases;
    private final SellerPayouts payouts;
    private final SellerEntries ledger;
    private final PlatformClock clock;
    private final PaymentConfig config;

    BookForSeller(
            EscrowReleases releases,
            SellerPayouts payouts,
            SellerEntries ledger,
            PlatformClock clock,
            PaymentConfig config) {
        this.releases = releases;
        this.payouts = payouts;
        this.ledger = ledger;
        this.clock = clock;
        this.config = config;
    }

    /** @param payment locked, released, and without an account */
    Uni<Void> open(Tx tx, Payment payment) {
        return payouts.isDisputed(tx, payment).chain(disputed -> {
            var opened = new SellerPayout(
                    Ids.next(),
                    payment.id(),
                    config.seller(),
                    payment.money().currency(),
                    Map.of(),
                    payment.holdings().refunding(),
                    disputed,
                    clock.now());
            long amount = opened.change(payment.holdings());
            return amount == 0
                    ? payouts.insert(tx, opened)
                    : ledger.append(tx, entry(tx, payment, Kind.RELEASED, amount, RELEASE))
                            .chain(() -> payouts.insert(tx, opened.with(Kind.RELEASED, amount)));
        });
    }

    /** A capture or a refund was taken down. @param payment locked, as it is after that @param key of the money entry */
    public Uni<Void> moved(Tx tx, Payment payment, String key) {
        return book(tx, payment, Kind.REFUNDED, key);
    }

    /** @param payment locked, as it is after a bank has taken of it @param key of the money entry */
    public Uni<Void> chargedBack(Tx tx, Payment payment, String key) {
        return book(tx, payment, Kind.CHARGED_BACK, key);
    }

    /**
     * A refund was asked for or given up, a dispute began or ended, or a transfer is to be made: what may be sent by now. A process of
     * before the ledger, which runs on while it is being replaced, books nothing here; what it has moved is put down then. Of what became
     * less by it, all counts as refunded.
     * @param payment locked, with all that this transaction has moved of it booked
     */
    public Uni<Void> weigh(Tx tx, Payment payment) {
        return book(tx, payment, Kind.REFUNDED, "books-" + payment.version());
    }

    private Uni<Void> book(Tx tx, Payment payment, Kind less, String key) {
        return payouts.lock(tx, payment)
                .chain(found -> found.map(payout -> book(tx, payment, payout, less, key))
                        .orElseGet(() -> openLate(tx, payment)));
    }

    /** A process of before the ledger opened none where all was on its way back when the order was completed. */
    private Uni<Void> openLate(Tx tx, Payment payment) {
        return payment.holdings().kept() > 0
                ? releases.isReleased(tx, payment)
                        .chain(released ->
                                released ? open(tx, payment) : Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> book(Tx tx, Payment payment, SellerPayout before, Kind less, String key) {
        var payout = before.withholding(payment.holdings().refunding());
        long change = payout.change(payment.holdings());
        if (change == 0) {
            return payouts.update(tx, payout);
        }
        Kind kind = change > 0 ? Kind.CAPTURED : less;
        var now = payout.with(kind, Math.abs(change));
        if (now.owed() > before.owed()) {
            tx.afterCommit(() -> LOG.warnf(
                    "seller %s owes %d %s of order %s", now.seller(), now.owed(), now.currency(), payment.orderId()));
        }
        return ledger.append(tx, entry(tx, payment, kind, Math.abs(change), key))
                .chain(() -> payouts.update(tx, now));
    }

    private SellerEntry entry(Tx tx, Payment payment, Kind kind, long amount, String key) {
        return new SellerEntry(
                payment.id(), kind, payment.inCurrency(amount), key, tx.cause().actor(), clock.now());
    }
}
