package io.orderflow.payment.usecase.transfer;

import io.orderflow.payment.domain.transfer.Payout;
import io.orderflow.payment.persistence.transfer.Payouts;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Takes down that staff have sent money back. It was out of the books when it was ordered, so nothing moves by it. */
@Singleton
public class SendPayout {

    private final Payouts payouts;
    private final PlatformClock clock;

    SendPayout(Payouts payouts, PlatformClock clock) {
        this.payouts = payouts;
        this.clock = clock;
    }

    /**
     * @param reference the bank's name of our transfer
     * @return the payout, unchanged when it was sent by this transfer before; {@code not_found}, or {@code illegal_transition} when it was
     *     sent by another one
     */
    public Uni<Outcome<Payout>> send(Tx tx, UUID id, String reference) {
        return payouts.lock(tx, id)
                .chain(found -> found.map(payout -> send(tx, payout, reference))
                        .orElseGet(() -> Refusals.refuse(Rejection.notFound("No such payout."))));
    }

    private Uni<Outcome<Payout>> send(Tx tx, Payout payout, String reference) {
        var before = payout.sent();
        if (before == null) {
            var sent = new Payout.Sent(
                    clock.now().truncatedTo(ChronoUnit.MICROS), tx.cause().actor(), reference);
            return payouts.send(tx, payout, sent).map(Outcome::success);
        }
        return before.reference().equals(reference)
                ? Uni.createFrom().item(Outcome.success(payout))
                : Refusals.refuse(
                        Rejection.state("illegal_transition", "The payout was sent by another transfer before."));
    }
}
