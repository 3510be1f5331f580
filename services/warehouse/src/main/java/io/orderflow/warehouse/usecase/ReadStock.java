package io.orderflow.warehouse.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.warehouse.domain.Movement;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.StockLevel;
import io.orderflow.warehouse.persistence.Movements;
import io.orderflow.warehouse.persistence.Reservations;
import io.orderflow.warehouse.persistence.Stock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads of stock, its ledger, and what is reserved. */
@Singleton
public class ReadStock {

    private final Database database;
    private final LearnSku learning;
    private final Stock stock;
    private final Movements movements;
    private final Reservations reservations;

    ReadStock(Database database, LearnSku learning, Stock stock, Movements movements, Reservations reservations) {
        this.database = database;
        this.learning = learning;
        this.stock = stock;
        this.movements = movements;
        this.reservations = reservations;
    }

    /** Per warehouse that has ever had it; empty Optional for a SKU that the catalogue does not know. */
    public Uni<Optional<List<StockLevel>>> levels(Cause cause, String sku) {
        return whenKnown(cause, sku, () -> stock.levels(database, List.of(sku)));
    }

    /** Newest first; empty Optional for a SKU that the catalogue does not know. */
    public Uni<Optional<List<Movement>>> movements(Cause cause, String sku, @Nullable UUID after, int limit) {
        return whenKnown(cause, sku, () -> movements.page(database, sku, after, limit));
    }

    /** Newest first, ended ones too; empty for an order that nobody has heard of. */
    public Uni<List<Reservation>> reservations(String orderId, @Nullable UUID after, int limit) {
        return reservations.page(database, orderId, after, limit);
    }

    private <T> Uni<Optional<List<T>>> whenKnown(Cause cause, String sku, Supplier<Uni<List<T>>> read) {
        return learning.learn(cause, sku)
                .chain(known ->
                        known ? read.get().map(Optional::of) : Uni.createFrom().item(Optional.empty()));
    }
}
