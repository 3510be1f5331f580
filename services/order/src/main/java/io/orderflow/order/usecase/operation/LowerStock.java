package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.ask.StockToKeep;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Has the warehouse hold no more of some items than is left of them. The order shows that from its own transaction on; the answer brings
 * nothing new. Parked soon, like the release of a cancelled order, and taken up by {@code dlq-retry}.
 */
@Singleton
public class LowerStock implements OperationHandler<Boolean> {

    private final WarehouseClient warehouse;
    private final OrderConfig.StockRelease config;

    LowerStock(WarehouseClient warehouse, OrderConfig config) {
        this.warehouse = warehouse;
        this.config = config.stockRelease();
    }

    @Override
    public String kind() {
        return Asks.LOWER_STOCK;
    }

    /** What has been shipped cannot be taken back by trying: a person has to look. */
    @Override
    public Uni<Attempt<Boolean>> attempt(Operation operation) {
        StockToKeep stock = StockToKeep.read(operation.payload());
        return warehouse
                .lower(
                        operation.cause(),
                        operation.key(),
                        UUID.fromString(operation.subject()),
                        stock.units(),
                        stock.reservations())
                .map(outcome -> switch (outcome) {
                    case Outcome.Success<Boolean>(var done) -> new Attempt.Succeeded<>(done);
                    case Outcome.Refused<Boolean>(var rejection) ->
                        new Attempt.Unknown<>("the warehouse refused: " + rejection.code());
                });
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Boolean done) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Boolean> never) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public int limit() {
        return config.tries();
    }

    @Override
    public Duration firstWait() {
        return config.firstWait();
    }
}
