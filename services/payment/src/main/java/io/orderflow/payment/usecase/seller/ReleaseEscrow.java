package io.orderflow.payment.usecase.seller;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.seller.EscrowReleases;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Lets the money of a completed order go to its seller, once: what was captured and has not gone back by then (T5.3). What happens to it
 * afterwards is followed by {@link BookForSeller}, also where nothing is left yet but more is still held.
 */
@Singleton
public class ReleaseEscrow {

    private final Payments payments;
    private final EscrowReleases releases;
    private final BookForSeller seller;
    private final PlatformClock clock;

    ReleaseEscrow(Payments payments, EscrowReleases releases, BookForSeller seller, PlatformClock clock) {
        this.payments = payments;
        this.releases = releases;
        this.seller = seller;
        this.clock = clock;
    }

    /** @return parked while the payment, or its money, is not here yet; ignored for one whose money another way brings, as on delivery */
    public Uni<Handled> release(Tx tx, String orderId) {
        return payments.lockByOrder(tx, orderId).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Handled.park("no payment of this order yet"));
            }
            var payment = found.get();
            boolean captured =
                    payment.holdings().captured() > 0 || payment.money().amount() == 0;
            if (captured) {
                return release(tx, payment).replaceWith(Handled.done());
            }
            return Uni.createFrom()
                    .item(
                            payment.gateway() == null
                                    ? Handled.ignored("its money is not with a gateway")
                                    : Handled.park("nothing of it is captured yet"));
        });
    }

    private Uni<Void> release(Tx tx, Payment payment) {
        var holdings = payment.holdings();
        Money kept = payment.inCurrency(Math.max(0, holdings.kept()));
        boolean wanted = kept.isPositive() || holdings.live() > 0;
        return releases.release(tx, payment, kept, clock.now())
                .chain(first -> first && wanted
                        ? seller.open(tx, payment)
                        : Uni.createFrom().voidItem());
    }
}
