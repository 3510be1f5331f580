package io.orderflow.payment.usecase;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.EscrowReleases;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Lets the money of a completed order go to its seller, once: what was captured and has not gone back by then (T5.3). */
@Singleton
public class ReleaseEscrow {

    private final Payments payments;
    private final EscrowReleases releases;
    private final PlatformClock clock;
    private final PaymentConfig config;

    ReleaseEscrow(Payments payments, EscrowReleases releases, PlatformClock clock, PaymentConfig config) {
        this.payments = payments;
        this.releases = releases;
        this.clock = clock;
        this.config = config;
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
        Money amount = payment.inCurrency(Math.max(0, holdings.refundable()));
        var now = clock.now();
        return releases.release(tx, payment, amount, now)
                .chain(first -> first && amount.isPositive()
                        ? releases.payOut(tx, Ids.next(), payment, config.seller(), amount, now)
                        : Uni.createFrom().voidItem());
    }
}
