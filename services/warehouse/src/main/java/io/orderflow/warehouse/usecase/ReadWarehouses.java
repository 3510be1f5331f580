package io.orderflow.warehouse.usecase;

import io.orderflow.platform.db.Database;
import io.orderflow.warehouse.domain.Warehouse;
import io.orderflow.warehouse.persistence.Warehouses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of warehouses. */
@Singleton
public class ReadWarehouses {

    private final Database database;
    private final Warehouses warehouses;

    ReadWarehouses(Database database, Warehouses warehouses) {
        this.database = database;
        this.warehouses = warehouses;
    }

    public Uni<Optional<Warehouse>> one(UUID id) {
        return warehouses.find(database, id);
    }

    public Uni<List<Warehouse>> page(@Nullable UUID after, int limit) {
        return warehouses.page(database, after, limit);
    }
}
