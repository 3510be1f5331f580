package io.orderflow.warehouse.api;

import io.orderflow.warehouse.domain.Warehouse;
import java.util.UUID;

/** A warehouse as clients see it. */
public record WarehouseBody(UUID id, String code, String name, AddressBody address, long version) {

    static WarehouseBody of(Warehouse warehouse) {
        return new WarehouseBody(
                warehouse.id(),
                warehouse.code(),
                warehouse.name(),
                AddressBody.of(warehouse.address()),
                warehouse.version());
    }
}
