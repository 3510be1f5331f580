package io.orderflow.system.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What is there of a SKU, per warehouse. */
public record Stock(List<Level> levels) {

    /** Units in one warehouse. */
    public record Level(String warehouseId, long onHand, long reserved, long available) {}

    static Stock of(JsonNode node) {
        return new Stock(StreamSupport.stream(node.path("items").spliterator(), false)
                .map(level -> new Level(
                        level.path("warehouse_id").asText(),
                        level.path("on_hand").asLong(),
                        level.path("reserved").asLong(),
                        level.path("available").asLong()))
                .toList());
    }

    public long onHand() {
        return levels.stream().mapToLong(Level::onHand).sum();
    }

    public long reserved() {
        return levels.stream().mapToLong(Level::reserved).sum();
    }

    public long available() {
        return levels.stream().mapToLong(Level::available).sum();
    }
}
