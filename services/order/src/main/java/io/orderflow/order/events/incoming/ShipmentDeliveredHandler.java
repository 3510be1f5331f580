package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.ParcelStatus;
import io.orderflow.order.usecase.goods.HearOfParcel;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.platform.money.Money;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.ShipmentDelivered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A parcel is with the buyer, and of an order that is paid on delivery the courier has the cash (C1.5). */
@Singleton
public class ShipmentDeliveredHandler implements TopicHandler<ShipmentDelivered> {

    private final HearOfParcel hearing;

    ShipmentDeliveredHandler(HearOfParcel hearing) {
        this.hearing = hearing;
    }

    @Override
    public String topic() {
        return Topics.SHIPPING_SHIPMENT_DELIVERED;
    }

    @Override
    public Class<ShipmentDelivered> type() {
        return ShipmentDelivered.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<ShipmentDelivered> event) {
        var data = event.data();
        return Ids.find(data.shipmentId())
                .map(shipment -> WireGoods.read(
                        data.orderId(),
                        data.fulfillmentId(),
                        (order, fulfillment) -> hearing.hear(tx, order, parcel(event, shipment, fulfillment))))
                .orElseGet(() -> Uni.createFrom().item(Handled.park("no shipment could be " + data.shipmentId())));
    }

    private static Parcel parcel(Event<ShipmentDelivered> event, UUID shipment, UUID fulfillment) {
        var data = event.data();
        return new Parcel(
                shipment,
                fulfillment,
                ParcelStatus.DELIVERED,
                WireGoods.units(data.lines()),
                data.deliveredAt(),
                money(data.codCollected()),
                event.envelope().aggregateVersion());
    }

    private static @Nullable Money money(@Nullable WireMoney wire) {
        return wire == null ? null : new Money(wire.amount(), wire.currency());
    }
}
