package io.orderflow.warehouse.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.warehouse.clients.CatalogClient;
import io.orderflow.warehouse.persistence.StockItems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Makes sure that a SKU of the catalogue is known here. Usually its event has told of it; whoever asks within the moment that the event
 * travels is answered by the catalogue itself, so that a product can be stocked as soon as it was created.
 */
@Singleton
public class LearnSku {

    private final Database database;
    private final StockItems items;
    private final CatalogClient catalog;
    private final PlatformClock clock;

    LearnSku(Database database, StockItems items, CatalogClient catalog, PlatformClock clock) {
        this.database = database;
        this.items = items;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** @return whether the SKU exists; fails when only the catalogue could tell and it is away */
    public Uni<Boolean> learn(Cause cause, String sku) {
        return items.isKnown(database, sku)
                .chain(known -> known
                        ? Uni.createFrom().item(true)
                        : catalog.find(cause, sku)
                                .chain(found -> found.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : items.insert(
                                                        database,
                                                        found.get().sku(),
                                                        found.get().productId(),
                                                        found.get().name(),
                                                        clock.now())
                                                .replaceWith(true)));
    }
}
