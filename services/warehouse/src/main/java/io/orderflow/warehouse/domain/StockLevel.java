package io.orderflow.warehouse.domain;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import java.util.Map;
import java.util.UUID;

/**
 * What one warehouse has of a SKU, in units.
 * @param onHand   on the shelf, never negative
 * @param reserved of that, promised to orders
 */
public record StockLevel(String sku, UUID warehouseId, long onHand, long reserved) {

    /** What one warehouse may hold of one SKU at most; beyond it lies a typing error. */
    public static final long MOST = 1_000_000_000L;

    public long available() {
        return onHand - reserved;
    }

    /** @return the level afterwards, or {@code below_reserved} or {@code above_limit} */
    public Outcome<StockLevel> adjusted(StockChange change) {
        long after = change.applyTo(onHand);
        if (after < reserved) {
            return Outcome.refused(Rejection.rule(
                            "below_reserved", "On hand cannot fall below what is reserved, which is " + reserved + ".")
                    .with(Map.of("on_hand", onHand, "reserved", reserved)));
        }
        if (after > MOST) {
            return Outcome.refused(Rejection.rule("above_limit", "On hand cannot exceed " + MOST + "."));
        }
        return Outcome.success(new StockLevel(sku, warehouseId, after, reserved));
    }
}
