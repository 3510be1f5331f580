package io.orderflow.payment.usecase.seller;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.seller.SellerEntry;
import io.orderflow.payment.domain.seller.SellerEntry.Kind;
import io.orderflow.payment.domain.seller.SellerPayout;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.seller.SellerEntries;
import io.orderflow.payment.persistence.seller.SellerPayouts;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes down what is transferred to a seller, and what comes back from one who owes it; each transfer once by its reference. It is booked
 * under the payment's lock, so that a refund comes before it, and lowers what may be sent, or after it, and is owed.
 */
@Singleton
public class TransferWithSeller {

    private final Payments payments;
    private final SellerPayouts payouts;
    private final SellerEntries ledger;
    private final BookForSeller seller;
    private final PlatformClock clock;

    TransferWithSeller(
            Payments payments, SellerPayouts payouts, SellerEntries ledger, BookForSeller seller, PlatformClock clock) {
        this.payments = payments;
        this.payouts = payouts;
        this.ledger = ledger;
        this.seller = seller;
        this.clock = clock;
    }

    /** @return the payout afterwards; {@code not_found}, {@code currency_mismatch}, {@code illegal_transition} or {@code amount_exceeds_due} */
    public Uni<Outcome<SellerPayout>> send(Tx tx, UUID id, Money amount, String reference) {
        return transfer(tx, id, Kind.SENT, amount, reference);
    }

    /**
     * What a seller gives back of what they owe, or a transfer that has not arrived: that is due again by it.
     * @return as {@link #send}, but {@code amount_exceeds_sent}
     */
    public Uni<Outcome<SellerPayout>> recover(Tx tx, UUID id, Money amount, String reference) {
        return transfer(tx, id, Kind.RECOVERED, amount, reference);
    }

    private Uni<Outcome<SellerPayout>> transfer(Tx tx, UUID id, Kind kind, Money amount, String reference) {
        return payouts.find(tx, id)
                .chain(found -> found.isEmpty()
                        ? Refusals.refuse(Rejection.notFound("No such payout."))
                        : payments.lock(tx, found.get().paymentId())
                                .map(Optional::orElseThrow)
                                .chain(payment -> current(tx, payment))
                                .chain(payout -> transfer(tx, payout, kind, amount, reference)));
    }

    /** What went back to the buyer is never sent, though a process of before the ledger was the one that gave it back. */
    private Uni<SellerPayout> current(Tx tx, Payment payment) {
        return seller.weigh(tx, payment).chain(() -> payouts.lock(tx, payment)).map(Optional::orElseThrow);
    }

    private Uni<Outcome<SellerPayout>> transfer(Tx tx, SellerPayout payout, Kind kind, Money amount, String reference) {
        if (!amount.currency().equals(payout.currency())) {
            return Refusals.refuse(Rejection.rule("currency_mismatch", "The payout is in " + payout.currency() + "."));
        }
        return ledger.find(tx, payout.paymentId(), kind, reference)
                .chain(known -> known.map(before -> repeated(payout, before, amount))
                        .orElseGet(() -> book(tx, payout, kind, amount, reference)));
    }

    private static Uni<Outcome<SellerPayout>> repeated(SellerPayout payout, SellerEntry before, Money amount) {
        return before.money().equals(amount)
                ? Uni.createFrom().item(Outcome.success(payout))
                : Refusals.refuse(Rejection.state("illegal_transition", "This transfer was of another amount before."));
    }

    private Uni<Outcome<SellerPayout>> book(Tx tx, SellerPayout payout, Kind kind, Money amount, String reference) {
        long most = kind == Kind.SENT ? payout.due() : payout.recoverable();
        if (amount.amount() > most) {
            return Refusals.refuse(tooMuch(payout, kind, most));
        }
        var now = payout.with(kind, amount.amount());
        var entry = new SellerEntry(
                payout.paymentId(), kind, amount, reference, tx.cause().actor(), clock.now());
        return ledger.append(tx, entry).chain(() -> payouts.update(tx, now)).replaceWith(Outcome.success(now));
    }

    private static Rejection tooMuch(SellerPayout payout, Kind kind, long most) {
        String standing =
                "At most " + most + ": the payout is " + payout.status().code() + ".";
        return Rejection.rule(kind == Kind.SENT ? "amount_exceeds_due" : "amount_exceeds_sent", standing);
    }
}
