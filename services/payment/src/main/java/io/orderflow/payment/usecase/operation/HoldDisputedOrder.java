package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.clients.order.OrderClient;
import io.orderflow.payment.clients.order.OrderHold;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.payment.usecase.dispute.AskOrderToWait;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Has the order of a disputed payment wait: nothing of it is picked before the dispute is over, or staff say so. */
@Singleton
public class HoldDisputedOrder extends AbstractOrderHold {

    private final OrderClient orders;

    HoldDisputedOrder(Disputes disputes, PlatformClock clock, PaymentConfig config, OrderClient orders) {
        super(disputes, clock, config);
        this.orders = orders;
    }

    @Override
    public String kind() {
        return AskOrderToWait.HOLD;
    }

    @Override
    Uni<Outcome<String>> ask(Cause cause, OrderHold hold) {
        return orders.place(cause, hold);
    }

    @Override
    String step() {
        return "held";
    }
}
