package io.orderflow.payment.usecase.transfer;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.domain.References;
import io.orderflow.payment.domain.transfer.ReportedTransfer;
import io.orderflow.payment.domain.transfer.Transfer;
import io.orderflow.payment.domain.transfer.TransferOutcome;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.MoneyEntries;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.transfer.BankTransfers;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.payment.usecase.refund.PayOut;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes down a bank transfer: transfer, payment, ledger, events and what goes back, in one transaction under the payment's lock. Two
 * transfers for one payment, or one and the end of its window, follow each other there.
 */
@Singleton
public class ReceiveTransfer {

    private final BankTransfers transfers;
    private final Payments payments;
    private final MoneyEntries ledger;
    private final PaymentEvents events;
    private final PayOut payingOut;
    private final PlatformClock clock;

    ReceiveTransfer(
            BankTransfers transfers,
            Payments payments,
            MoneyEntries ledger,
            PaymentEvents events,
            PayOut payingOut,
            PlatformClock clock) {
        this.transfers = transfers;
        this.payments = payments;
        this.ledger = ledger;
        this.events = events;
        this.payingOut = payingOut;
        this.clock = clock;
    }

    /** @return what came of it, or {@code currency_mismatch}, and then nothing was taken down */
    public Uni<Outcome<ReportedTransfer>> receive(Tx tx, Transfer transfer) {
        return transfers
                .lock(tx, transfer.bankReference())
                .chain(() -> transfers.find(tx, transfer.bankReference()))
                .chain(known -> known.map(before -> Uni.createFrom().item(Outcome.success(before.repeated())))
                        .orElseGet(() -> fresh(tx, transfer)));
    }

    private Uni<Outcome<ReportedTransfer>> fresh(Tx tx, Transfer transfer) {
        return payments.lockTransfer(tx, References.quoted(transfer.reference()))
                .chain(found -> {
                    if (found.isEmpty()) {
                        return keep(tx, Ids.next(), transfer, TransferOutcome.UNKNOWN, null, 0);
                    }
                    var payment = found.get();
                    return payment.money().currency().equals(transfer.money().currency())
                            ? count(tx, transfer, payment)
                            : Uni.createFrom().item(Outcome.refused(Refusals.otherCurrency(payment)));
                });
    }

    private Uni<Outcome<ReportedTransfer>> count(Tx tx, Transfer transfer, Payment payment) {
        long amount = transfer.money().amount();
        var outcome = TransferOutcome.of(payment, amount);
        long surplus = outcome.surplus(payment, amount);
        UUID id = Ids.next();
        var entry = new MoneyEntry(
                payment.id(),
                EntryKind.CAPTURE,
                transfer.money(),
                "transfer-" + id,
                payment.method().code(),
                clock.now());
        return ledger.append(tx, entry)
                .chain(() -> payments.update(tx, payment.received(amount)))
                .call(now -> payment.status() == PaymentStatus.PENDING && now.status() == PaymentStatus.CAPTURED
                        ? events.captured(tx, now)
                        : Uni.createFrom().voidItem())
                .chain(now -> surplus > 0 ? payingOut.pay(tx, now, surplus, "transfer_" + outcome.code()) : same(now))
                .chain(now -> keep(tx, id, transfer, outcome, payment.id(), surplus));
    }

    private Uni<Outcome<ReportedTransfer>> keep(
            Tx tx, UUID id, Transfer transfer, TransferOutcome outcome, @Nullable UUID payment, long refunded) {
        var reported = new ReportedTransfer(id, transfer, outcome, payment, refunded, clock.now());
        return transfers.insert(tx, reported).replaceWith(Outcome.success(reported));
    }

    private static Uni<Payment> same(Payment payment) {
        return Uni.createFrom().item(payment);
    }
}
