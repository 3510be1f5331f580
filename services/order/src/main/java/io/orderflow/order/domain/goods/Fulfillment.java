package io.orderflow.order.domain.goods;

import java.util.Map;
import java.util.UUID;

/**
 * What one warehouse sends of an order, as last heard of.
 * @param units by item, each 1 or more: those that left, once it has shipped; before that, those that live in it
 */
public record Fulfillment(UUID id, String warehouseId, FulfillmentStatus status, Map<UUID, Long> units) {

    /** Takes over what is newer; of two that tell of goods that left, both count, whichever came first. */
    public Fulfillment heard(Fulfillment news) {
        if (status.hasLeft() && news.status.hasLeft()) {
            FulfillmentStatus later = status.compareTo(news.status) >= 0 ? status : news.status;
            return new Fulfillment(id, warehouseId, later, Units.most(units, news.units));
        }
        return news.status.compareTo(status) > 0 ? news : this;
    }

    public Map<UUID, Long> left() {
        return status.hasLeft() ? units : Map.of();
    }
}
