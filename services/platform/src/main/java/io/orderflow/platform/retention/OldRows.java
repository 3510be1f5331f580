package io.orderflow.platform.retention;

import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Deletes what has no partition to leave with, in bounded batches and by the database's clock. */
@Singleton
class OldRows {

    static final int BATCH = 1000;

    // All use the block range indexes over created_at.
    private static final String KEYS = """
            delete from idempotency_key
            where (scope, key) in (
                select scope, key from idempotency_key
                where created_at < now() - $1 * interval '1 second'
                limit $2)""";

    // A pending or parked one is never history, however old.
    private static final String OPERATIONS = """
            delete from operation
            where key in (
                select key from operation
                where created_at < now() - $1 * interval '1 second'
                  and finished_at < now() - $1 * interval '1 second'
                  and state in ('done', 'refused')
                limit $2)""";

    // As with operations: what still runs, is undone or waits for a person is no history.
    private static final String SAGAS = """
            delete from saga
            where (kind, id) in (
                select kind, id from saga
                where created_at < now() - $1 * interval '1 second'
                  and state in ('done', 'undone')
                limit $2)""";

    private final Database database;
    private final RetentionConfig keep;

    OldRows(Database database, RetentionConfig keep) {
        this.database = database;
        this.keep = keep;
    }

    /** @return keys of requests that were deleted */
    Uni<Integer> deleteKeys() {
        return delete(KEYS, keep.idempotencyKeys());
    }

    /** @return finished operations that were deleted */
    Uni<Integer> deleteOperations() {
        return delete(OPERATIONS, keep.operations());
    }

    /** @return ended sagas that were deleted */
    Uni<Integer> deleteSagas() {
        return delete(SAGAS, keep.sagas());
    }

    /** Rows of a default partition, which is never dropped. */
    Uni<Integer> deleteUndated(History history) {
        return delete(
                """
                delete from %s
                where ctid in (
                    select ctid from %s
                    where %s < now() - $1 * interval '1 second' and not (%s)
                    limit $2)""".formatted(history.defaultPart(), history.defaultPart(), history.age(), history.held()),
                history.keep());
    }

    private Uni<Integer> delete(String sql, Duration age) {
        return Batches.untilNoneCounted(BATCH, () -> database.update(sql, age.toSeconds(), BATCH));
    }
}
