package io.orderflow.platform.operation;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The statements of the operation runner. */
@Singleton
class OperationRows {

    private final Database database;

    OperationRows(Database database) {
        this.database = database;
    }

    /** Claims due operations by moving their time past one attempt, so that those of a process that dies come back by themselves. */
    Uni<List<Operation>> claimDue(int limit, Duration lease) {
        return database.list("""
                update operation
                set attempts = attempts + 1, next_attempt_at = now() + $2 * interval '1 millisecond'
                where key in (
                    select key from operation
                    where state = 'pending' and next_attempt_at <= now()
                    order by next_attempt_at
                    limit $1
                    for update skip locked)
                returning *""", Operation::of, limit, lease.toMillis());
    }

    /** Ends an operation. False: it was ended meanwhile, by a later attempt or another way, and this outcome is not recorded twice. */
    Uni<Boolean> finish(Sql tx, Operation operation, String state, String note) {
        return tx.update("""
                        update operation set state = $2, last_error = nullif($3, ''), finished_at = now()
                        where key = $1 and state = 'pending'""", operation.key(), state, note).map(rows -> rows == 1);
    }

    /** A later attempt that is under way keeps its own time. */
    Uni<Void> postpone(Operation operation, String error, Duration wait) {
        return database.update("""
                        update operation set next_attempt_at = now() + $3 * interval '1 millisecond', last_error = $4
                        where key = $1 and state = 'pending' and attempts = $2""", operation.key(), operation.attempts(), wait.toMillis(), error)
                .replaceWithVoid();
    }
}
