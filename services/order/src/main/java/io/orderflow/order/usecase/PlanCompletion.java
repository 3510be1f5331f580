package io.orderflow.order.usecase;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Completions;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Says with a move when the order is over by itself (C1.15), or, shipped in part, has been waiting for its rest for too long. */
@Singleton
public class PlanCompletion {

    private final Completions completions;
    private final PlatformClock clock;
    private final OrderConfig.Completion config;

    PlanCompletion(Completions completions, PlatformClock clock, OrderConfig config) {
        this.completions = completions;
        this.clock = clock;
        this.config = config.completion();
    }

    /** @param moved an order that has just reached its status */
    public Uni<Void> plan(Tx tx, Order moved) {
        return switch (moved.status()) {
            case PARTIALLY_SHIPPED, SHIPPED ->
                completions.plan(tx, moved.id(), clock.now().plus(config.afterShipping()));
            case DELIVERED -> completions.plan(tx, moved.id(), clock.now().plus(config.afterDelivery()));
            default -> Uni.createFrom().voidItem();
        };
    }
}
