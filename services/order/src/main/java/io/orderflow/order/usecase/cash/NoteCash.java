package io.orderflow.order.usecase.cash;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.alert.CashAlerts;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Takes down what became of the cash of a delivered order: it is collected, or it is not what was to be paid (api.md §4, "COD"). */
@Singleton
public class NoteCash {

    static final String KIND = "order.cash";

    private final Orders orders;
    private final HearOfPayment hearing;
    private final Timeline timeline;
    private final CashAlerts alerts;
    private final PlatformClock clock;

    NoteCash(Orders orders, HearOfPayment hearing, Timeline timeline, CashAlerts alerts, PlatformClock clock) {
        this.orders = orders;
        this.hearing = hearing;
        this.timeline = timeline;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** @param taken as couriers said last; the payment may have been collected with what they said before */
    public Uni<Void> collected(Tx tx, UUID orderId, Money taken, Payment payment) {
        return orders.lock(tx, orderId)
                .chain(found -> hearing.hear(tx, found.orElseThrow(), payment, "cash collected"))
                .chain(order -> compare(tx, order, taken));
    }

    /** A courier may correct itself when the cash is collected already: nothing is taken back, but somebody has to talk to it. */
    public Uni<Void> corrected(Tx tx, Order order, Goods now) {
        boolean isCollected =
                order.method() == PaymentMethod.COD && order.payment().captured() > 0;
        return isCollected
                ? compare(tx, order, now.cash(order))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> compare(Tx tx, Order order, Money taken) {
        return taken.equals(new Money(order.payment().captured(), order.currency()))
                ? Uni.createFrom().voidItem()
                : mismatched(tx, order.id(), taken);
    }

    /** What couriers have is not what was, or was to be, collected; the order stays as it is. */
    public Uni<Void> mismatched(Tx tx, UUID orderId, Money taken) {
        alerts.mismatch(tx, orderId);
        return timeline.add(
                tx,
                orderId,
                clock.now(),
                KIND,
                null,
                "mismatch",
                taken.amount() + " " + taken.currency() + " collected");
    }
}
