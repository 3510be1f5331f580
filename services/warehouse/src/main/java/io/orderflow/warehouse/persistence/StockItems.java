package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The SKUs that the catalogue has told of. */
@Singleton
public class StockItems {

    /** False when the SKU is known already. */
    public Uni<Boolean> insert(Sql sql, String sku, String productId, String name, Instant now) {
        return sql.update("""
                        insert into stock_item (sku, product_id, name, created_at)
                        values ($1, $2, $3, $4)
                        on conflict (sku) do nothing""", sku, productId, name, now).map(rows -> rows == 1);
    }

    public Uni<Boolean> isKnown(Sql sql, String sku) {
        return sql.first("select exists (select from stock_item where sku = $1)", row -> row.getBoolean(0), sku)
                .map(known -> known.orElse(false));
    }
}
