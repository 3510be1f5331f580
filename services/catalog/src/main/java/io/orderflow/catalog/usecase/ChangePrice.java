package io.orderflow.catalog.usecase;

import io.orderflow.catalog.domain.Product;
import io.orderflow.catalog.persistence.Products;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.LongPredicate;

/** Sets the price of a product. Orders that were placed keep the price they were placed at. */
@Singleton
public class ChangePrice {

    private final Database database;
    private final Products products;
    private final PlatformClock clock;

    ChangePrice(Database database, Products products, PlatformClock clock) {
        this.database = database;
        this.products = products;
        this.clock = clock;
    }

    /**
     * @param seen whether a version is the one that the caller has seen
     * @return the product as it is afterwards, or {@code not_found}, {@code version_conflict} or {@code unknown_currency}
     */
    public Uni<Outcome<Product>> change(Cause cause, String sku, Money price, LongPredicate seen) {
        return database.attempt(
                cause,
                tx -> products.find(tx, sku)
                        .chain(found -> found.map(product -> change(tx, product, price, seen))
                                .orElseGet(() -> refuse(Rejection.notFound("No such product.")))));
    }

    private Uni<Outcome<Product>> change(Tx tx, Product product, Money price, LongPredicate seen) {
        if (!seen.test(product.version())) {
            return refuse(conflict());
        }
        if (!price.isInKnownCurrency()) {
            return refuse(Product.unknownCurrency());
        }
        if (product.price().equals(price)) {
            return Uni.createFrom().item(Outcome.success(product));
        }
        Product changed = product.priced(price);
        return products.updatePrice(tx, changed)
                .chain(mine -> mine
                        ? products.recordPrice(
                                        tx, Ids.next(), changed, tx.cause().actor(), clock.now())
                                .replaceWith(Outcome.success(changed))
                        : refuse(conflict()));
    }

    private static Rejection conflict() {
        return new Rejection(
                Rejection.Kind.VERSION, "version_conflict", "The product has changed since it was read.", Map.of());
    }

    private static Uni<Outcome<Product>> refuse(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
