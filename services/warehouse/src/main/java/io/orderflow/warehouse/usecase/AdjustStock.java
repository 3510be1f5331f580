package io.orderflow.warehouse.usecase;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.warehouse.domain.Movement;
import io.orderflow.warehouse.domain.MovementKind;
import io.orderflow.warehouse.domain.StockChange;
import io.orderflow.warehouse.domain.StockLevel;
import io.orderflow.warehouse.persistence.Movements;
import io.orderflow.warehouse.persistence.Stock;
import io.orderflow.warehouse.persistence.StockItems;
import io.orderflow.warehouse.persistence.Warehouses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Corrects on-hand, with a movement that says why. */
@Singleton
public class AdjustStock {

    private final Warehouses warehouses;
    private final StockItems items;
    private final Stock stock;
    private final Movements movements;
    private final PlatformClock clock;

    AdjustStock(Warehouses warehouses, StockItems items, Stock stock, Movements movements, PlatformClock clock) {
        this.warehouses = warehouses;
        this.items = items;
        this.stock = stock;
        this.movements = movements;
        this.clock = clock;
    }

    /** What staff asks for. */
    public record Adjustment(UUID warehouseId, String sku, StockChange change, String reason) {}

    /**
     * @return the level afterwards (a change that changes nothing leaves no movement), or {@code unknown_warehouse}, {@code unknown_sku},
     *         {@code below_reserved} or {@code above_limit}; runs in the transaction that claims the idempotency key
     */
    public Uni<Outcome<StockLevel>> adjust(Tx tx, Adjustment asked) {
        return warehouses
                .find(tx, asked.warehouseId())
                .chain(warehouse -> warehouse.isEmpty()
                        ? refuse("unknown_warehouse", "There is no warehouse with this id.")
                        : items.isKnown(tx, asked.sku())
                                .chain(known -> known
                                        ? apply(tx, asked)
                                        : refuse("unknown_sku", "The catalogue has no product with this SKU.")));
    }

    private Uni<Outcome<StockLevel>> apply(Tx tx, Adjustment asked) {
        return stock.open(tx, asked.sku(), asked.warehouseId())
                .chain(before -> switch (before.adjusted(asked.change())) {
                    case Outcome.Success<StockLevel>(StockLevel after) -> write(tx, asked, before, after);
                    case Outcome.Refused<StockLevel> refused -> Uni.createFrom().item(refused);
                });
    }

    private Uni<Outcome<StockLevel>> write(Tx tx, Adjustment asked, StockLevel before, StockLevel after) {
        if (after.onHand() == before.onHand()) {
            return Uni.createFrom().item(Outcome.success(after));
        }
        var movement = new Movement(
                Ids.next(),
                clock.now(),
                after.sku(),
                after.warehouseId(),
                MovementKind.ADJUSTMENT,
                after.onHand() - before.onHand(),
                after.onHand(),
                asked.reason(),
                tx.cause().actor());
        return stock.setOnHand(tx, after)
                .invoke(written -> {
                    if (!written) {
                        throw new IllegalStateException("a locked stock row has changed: " + after);
                    }
                })
                .chain(() -> movements.insert(tx, movement))
                .replaceWith(Outcome.success(after));
    }

    private static Uni<Outcome<StockLevel>> refuse(String code, String detail) {
        return Uni.createFrom().item(Outcome.refused(Rejection.rule(code, detail)));
    }
}
