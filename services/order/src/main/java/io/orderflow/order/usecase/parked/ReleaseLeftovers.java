package io.orderflow.order.usecase.parked;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Sweeps;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.operation.ParkedRetries;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Looks through the cancelled orders of which the warehouse has not said that it let go, page by page behind a cursor (C1.12). A release
 * under way is left alone, one that was parked or given up is tried once more, one that nobody asked for is asked for.
 */
@Singleton
public class ReleaseLeftovers {

    private final Database database;
    private final Sweeps sweeps;
    private final Orders orders;
    private final Asks asks;
    private final ParkedRetries retries;
    private final Operations operations;
    private final int size;

    ReleaseLeftovers(
            Database database,
            Sweeps sweeps,
            Orders orders,
            Asks asks,
            ParkedRetries retries,
            Operations operations,
            OrderConfig config) {
        this.database = database;
        this.sweeps = sweeps;
        this.orders = orders;
        this.asks = asks;
        this.retries = retries;
        this.operations = operations;
        this.size = config.reservationCleanup().page();
    }

    /** @return how many releases, and lowerings of what is held for a partly cancelled order, are tried again */
    public Uni<Integer> release(Cause cause) {
        return operations
                .retryParked(List.of(Asks.LOWER_STOCK), size)
                .chain(lowered -> releaseCancelled(cause).map(released -> lowered + released));
    }

    private Uni<Integer> releaseCancelled(Cause cause) {
        return Batches.pages(
                Sweeps.BEFORE_ALL,
                size,
                after -> sweeps.toRelease(database, after, size),
                page -> database.inTransaction(cause, tx -> release(tx, page)));
    }

    private Uni<Integer> release(Tx tx, List<UUID> page) {
        return retries.retry(
                        tx,
                        Asks.RELEASE_STOCK,
                        page.stream().map(UUID::toString).toList())
                .chain(again -> sweeps.unasked(tx, page)
                        .chain(unasked ->
                                Batches.chain(unasked, id -> ask(tx, id)).replaceWith(again + unasked.size())));
    }

    private Uni<Void> ask(Tx tx, UUID id) {
        return orders.find(tx, id).chain(order -> asks.releaseStock(tx, order.orElseThrow(), "left over"));
    }
}
