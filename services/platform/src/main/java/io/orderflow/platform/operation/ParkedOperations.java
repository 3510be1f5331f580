package io.orderflow.platform.operation;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for a person, and how a person has it tried again (X3.6, X3.12). A later success takes it off the list and ends its alert. */
@Singleton
class ParkedOperations {

    private static final Rejection UNKNOWN = Rejection.notFound("No such operation.");

    private final Database database;
    private final OperationRows rows;
    private final OperationRunner runner;

    ParkedOperations(Database database, OperationRows rows, OperationRunner runner) {
        this.database = database;
        this.rows = rows;
        this.runner = runner;
    }

    Uni<List<ParkedOperation>> page(@Nullable String after, int limit) {
        return rows.parked(after, limit);
    }

    /** @return the operation as it waits then; refused when there is none with this key, or it is not parked */
    Uni<Outcome<ParkedOperation>> retry(String key, Cause cause) {
        // PostgreSQL's text cannot hold it, so no key has it.
        if (key.indexOf('\0') >= 0) {
            return Uni.createFrom().item(Outcome.refused(UNKNOWN));
        }
        return database.attempt(
                cause,
                tx -> rows.reopen(tx, key)
                        .chain(reopened -> reopened.isPresent()
                                ? taken(tx, reopened.get())
                                : rows.find(tx, key)
                                        .map(found -> Outcome.refused(
                                                found.isPresent()
                                                        ? Rejection.state(
                                                                "illegal_transition",
                                                                "The operation is "
                                                                        + found.get()
                                                                                .status() + ".")
                                                        : UNKNOWN))));
    }

    private Uni<Outcome<ParkedOperation>> taken(Tx tx, ParkedOperation operation) {
        tx.afterCommit(runner::wake);
        return Uni.createFrom().item(Outcome.success(operation));
    }
}
