package io.orderflow.platform.operation;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.OperationRows.Ended;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The transactions of a runner: state, the handler's own tables and what listens go together. */
final class OperationRecords implements OperationBook {

    private static final Logger LOG = Logger.getLogger(OperationRecords.class);

    private final Database database;
    private final OperationRows rows;
    private final Supplier<List<OperationListener>> listeners;

    OperationRecords(Database database, OperationRows rows, Supplier<List<OperationListener>> listeners) {
        this.database = database;
        this.rows = rows;
        this.listeners = listeners;
    }

    @Override
    public Uni<List<Operation>> claimDue(int limit, Map<String, Duration> leases) {
        return rows.claimDue(limit, leases);
    }

    @Override
    public <R> Uni<Void> succeeded(OperationHandler<R> handler, Operation operation, R result) {
        return end(operation, "done", "", tx -> handler.succeeded(tx, operation, result));
    }

    @Override
    public <R> Uni<Void> refused(OperationHandler<R> handler, Operation operation, Attempt.Refused<R> refused) {
        return end(operation, "refused", refused.rejection().code(), tx -> handler.refused(tx, operation, refused));
    }

    @Override
    public Uni<Boolean> park(OperationHandler<?> handler, Operation operation, String reason) {
        return park(operation, reason, tx -> handler.parked(tx, operation, reason));
    }

    @Override
    public Uni<Boolean> park(Operation operation, String reason) {
        return park(operation, reason, tx -> Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Void> postpone(Operation operation, String error, Duration wait) {
        return rows.postpone(operation, error, wait);
    }

    private Uni<Void> end(Operation operation, String state, String note, Function<Tx, Uni<Void>> effect) {
        return database.inTransaction(
                operation.cause(),
                tx -> rows.finish(tx, operation, state, note).chain(ended -> {
                    if (ended == Ended.NOW_AT_LAST) {
                        tx.afterCommit(() ->
                                LOG.infof("%s %s was parked and is %s now", operation.kind(), operation.key(), state));
                    }
                    return ended == Ended.BEFORE
                            ? Uni.createFrom().voidItem()
                            : effect.apply(tx).chain(() -> tell(tx, operation, state));
                }));
    }

    private Uni<Boolean> park(Operation operation, String reason, Function<Tx, Uni<Void>> effect) {
        return database.inTransaction(
                operation.cause(),
                tx -> rows.park(tx, operation, reason)
                        .call(parked -> parked
                                ? effect.apply(tx).chain(() -> tell(tx, operation, "parked"))
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(Tx tx, Operation operation, String state) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (OperationListener listener : listeners.get()) {
            told = told.chain(() -> listener.ended(tx, operation, state));
        }
        return told;
    }
}
