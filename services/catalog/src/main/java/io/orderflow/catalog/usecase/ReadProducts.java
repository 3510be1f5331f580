package io.orderflow.catalog.usecase;

import io.orderflow.catalog.domain.Product;
import io.orderflow.catalog.persistence.Products;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of the catalogue. */
@Singleton
public class ReadProducts {

    private final Database database;
    private final Products products;

    ReadProducts(Database database, Products products) {
        this.database = database;
        this.products = products;
    }

    public Uni<Optional<Product>> one(String sku) {
        return products.find(database, sku);
    }

    public Uni<List<Product>> all(Collection<String> skus) {
        return products.findAll(database, skus);
    }

    public Uni<List<Product>> page(@Nullable UUID after, int limit) {
        return products.page(database, after, limit);
    }
}
