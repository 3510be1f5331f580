package io.orderflow.order.api;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.Parcel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one warehouse sends of an order, as the order has heard of it; a parcel may be heard of before its fulfillment. */
@RegisterForReflection
public record FulfillmentBody(
        UUID id, @Nullable String warehouseId, @Nullable String status, List<Units> lines, List<Shipment> shipments) {

    @RegisterForReflection
    public record Units(UUID orderItemId, long quantity) {}

    /** @param lines what was delivered; none unless it was */
    @RegisterForReflection
    public record Shipment(UUID id, String status, @Nullable Instant deliveredAt, List<Units> lines) {}

    static List<FulfillmentBody> of(Goods goods) {
        var heard = goods.fulfillments().stream().map(one -> of(one, goods));
        var unheard = goods.parcels().stream()
                .map(Parcel::fulfillmentId)
                .distinct()
                .filter(id ->
                        goods.fulfillments().stream().noneMatch(one -> one.id().equals(id)))
                .map(id -> new FulfillmentBody(id, null, null, List.of(), shipments(goods, id)));
        return Stream.concat(heard, unheard).toList();
    }

    private static FulfillmentBody of(Fulfillment one, Goods goods) {
        return new FulfillmentBody(
                one.id(), one.warehouseId(), one.status().code(), units(one.units()), shipments(goods, one.id()));
    }

    private static List<Shipment> shipments(Goods goods, UUID fulfillment) {
        return goods.parcels().stream()
                .filter(parcel -> parcel.fulfillmentId().equals(fulfillment))
                .map(parcel ->
                        new Shipment(parcel.id(), parcel.status().code(), parcel.deliveredAt(), units(parcel.units())))
                .toList();
    }

    private static List<Units> units(Map<UUID, Long> units) {
        return units.entrySet().stream()
                .map(some -> new Units(some.getKey(), some.getValue()))
                .toList();
    }
}
