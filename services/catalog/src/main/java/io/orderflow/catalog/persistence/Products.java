package io.orderflow.catalog.persistence;

import io.orderflow.catalog.domain.Product;
import io.orderflow.catalog.domain.TaxClass;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The products of the catalogue. */
@Singleton
public class Products {

    /** False when the SKU is taken. */
    public Uni<Boolean> insert(Sql sql, Product product, Instant now) {
        return sql.update(
                        """
                        insert into product (id, sku, name, price, currency, tax_class, weight_grams, version, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        on conflict (sku) do nothing""",
                        product.id(),
                        product.sku(),
                        product.name(),
                        product.price().amount(),
                        product.price().currency(),
                        product.taxClass().code(),
                        product.weightGrams(),
                        product.version(),
                        now)
                .map(rows -> rows == 1);
    }

    /** Writes a new price over the version it was made from. False when somebody else was first. */
    public Uni<Boolean> updatePrice(Sql sql, Product product) {
        return sql.update(
                        "update product set price = $2, currency = $3, version = $4 where sku = $1 and version = $4 - 1",
                        product.sku(),
                        product.price().amount(),
                        product.price().currency(),
                        product.version())
                .map(rows -> rows == 1);
    }

    public Uni<Integer> recordPrice(Sql sql, UUID id, Product product, String actor, Instant now) {
        return sql.update(
                "insert into price_change (id, sku, price, currency, actor, at) values ($1, $2, $3, $4, $5, $6)",
                id,
                product.sku(),
                product.price().amount(),
                product.price().currency(),
                actor,
                now);
    }

    public Uni<Optional<Product>> find(Sql sql, String sku) {
        return sql.first("select * from product where sku = $1", Products::map, sku);
    }

    /** Those of the given SKUs that exist, in no particular order. */
    public Uni<List<Product>> findAll(Sql sql, Collection<String> skus) {
        return sql.list(
                "select * from product where sku = any($1)", Products::map, (Object) skus.toArray(String[]::new));
    }

    /** Newest first. */
    public Uni<List<Product>> page(Sql sql, @Nullable UUID after, int limit) {
        var where = new Where().and("id < ?", after);
        return sql.list(
                "select * from product " + where.clause() + "order by id desc limit " + where.next(limit),
                Products::map,
                where.values());
    }

    private static Product map(Row row) {
        return new Product(
                row.getUUID("id"),
                row.getString("sku"),
                row.getString("name"),
                new Money(row.getLong("price"), row.getString("currency")),
                TaxClass.of(row.getString("tax_class")),
                row.getLong("weight_grams"),
                row.getLong("version"));
    }
}
