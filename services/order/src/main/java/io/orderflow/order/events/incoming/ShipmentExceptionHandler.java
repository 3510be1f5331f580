package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.ParcelStatus;
import io.orderflow.order.usecase.goods.HearOfParcel;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.ShipmentException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A parcel did not reach the buyer (api.md §5, "Parcels"). */
@Singleton
public class ShipmentExceptionHandler implements TopicHandler<ShipmentException> {

    private final HearOfParcel hearing;

    ShipmentExceptionHandler(HearOfParcel hearing) {
        this.hearing = hearing;
    }

    @Override
    public String topic() {
        return Topics.SHIPPING_SHIPMENT_EXCEPTION;
    }

    @Override
    public Class<ShipmentException> type() {
        return ShipmentException.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<ShipmentException> event) {
        var data = event.data();
        var status = ParcelStatus.ofException(data.kind());
        return Ids.find(data.shipmentId())
                .map(shipment -> WireGoods.read(
                        data.orderId(),
                        data.fulfillmentId(),
                        (order, fulfillment) -> hearing.hear(tx, order, Parcel.astray(shipment, fulfillment, status))))
                .orElseGet(() -> Uni.createFrom().item(Handled.park("no shipment could be " + data.shipmentId())));
    }
}
