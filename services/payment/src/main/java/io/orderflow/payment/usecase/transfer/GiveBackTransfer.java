package io.orderflow.payment.usecase.transfer;

import io.orderflow.payment.domain.transfer.ReportedTransfer;
import io.orderflow.payment.domain.transfer.TransferOutcome;
import io.orderflow.payment.persistence.transfer.BankTransfers;
import io.orderflow.payment.persistence.transfer.Payouts;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Gives a transfer back that belongs to no payment: a payout for all of it, once. What came late or was too much goes back by itself. */
@Singleton
public class GiveBackTransfer {

    private static final String REASON = "transfer_" + TransferOutcome.UNKNOWN.code();

    private final BankTransfers transfers;
    private final Payouts payouts;
    private final PlatformClock clock;

    GiveBackTransfer(BankTransfers transfers, Payouts payouts, PlatformClock clock) {
        this.transfers = transfers;
        this.payouts = payouts;
        this.clock = clock;
    }

    /**
     * @return the transfer, unchanged when all of it is on its way back already; {@code not_found}, or {@code illegal_transition} for one
     *     that pays for an order
     */
    public Uni<Outcome<ReportedTransfer>> giveBack(Tx tx, UUID id) {
        return transfers
                .lock(tx, id)
                .chain(found -> found.map(transfer -> giveBack(tx, transfer))
                        .orElseGet(() -> Refusals.refuse(Rejection.notFound("No such transfer."))));
    }

    private Uni<Outcome<ReportedTransfer>> giveBack(Tx tx, ReportedTransfer transfer) {
        if (transfer.isGivenBack()) {
            return Uni.createFrom().item(Outcome.success(transfer));
        }
        return transfer.outcome() == TransferOutcome.UNKNOWN
                ? payouts.order(tx, Ids.next(), transfer, REASON, clock.now())
                        .chain(() -> transfers.giveBack(tx, transfer))
                        .map(Outcome::success)
                : Refusals.refuse(Rejection.state(
                        "illegal_transition",
                        "The transfer is " + transfer.outcome().code()
                                + ": it pays for an order, and its money goes back with that."));
    }
}
