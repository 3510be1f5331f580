package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.FulfillmentStatus;
import io.orderflow.order.usecase.goods.HearOfFulfillment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.FulfillmentStatusChanged;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A part of an order is being picked, or has left the house. */
@Singleton
public class FulfillmentStatusChangedHandler implements TopicHandler<FulfillmentStatusChanged> {

    private final HearOfFulfillment hearing;

    FulfillmentStatusChangedHandler(HearOfFulfillment hearing) {
        this.hearing = hearing;
    }

    @Override
    public String topic() {
        return Topics.FULFILLMENTS_FULFILLMENT_STATUS_CHANGED;
    }

    @Override
    public Class<FulfillmentStatusChanged> type() {
        return FulfillmentStatusChanged.class;
    }

    @Override
    public Optional<String> irrelevant(Event<FulfillmentStatusChanged> event) {
        return FulfillmentStatus.find(event.data().newStatus()).isPresent()
                ? Optional.empty()
                : Optional.of("an unknown status");
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<FulfillmentStatusChanged> event) {
        var data = event.data();
        var status = FulfillmentStatus.find(data.newStatus()).orElseThrow();
        return WireGoods.read(
                data.orderId(),
                data.fulfillmentId(),
                (order, fulfillment) -> hearing.hear(
                        tx,
                        order,
                        new Fulfillment(fulfillment, data.warehouseId(), status, WireGoods.units(data.lines()))));
    }
}
