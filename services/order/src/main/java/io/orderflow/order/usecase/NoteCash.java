package io.orderflow.order.usecase;

import io.orderflow.order.domain.Payment;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.schemas.WireMoney;
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

    public Uni<Void> collected(Tx tx, UUID orderId, Payment payment) {
        return orders.lock(tx, orderId)
                .chain(found -> hearing.hear(tx, found.orElseThrow(), payment, "cash collected"))
                .replaceWithVoid();
    }

    /** Nothing was taken; the order waits for its money as before. */
    public Uni<Void> mismatched(Tx tx, UUID orderId, WireMoney taken) {
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
