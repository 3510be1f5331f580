package io.orderflow.platform.test.contract;

import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;

/** One operation, as it stands in the database. */
final class OperationTable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Database database;

    OperationTable(Database database) {
        this.database = database;
    }

    String state(String key) {
        return await(database.first("select state from operation where key = $1", row -> row.getString(0), key))
                .orElse("none");
    }

    /** Of all operations of a kind. */
    Set<String> keys(String kind) {
        return Set.copyOf(
                await(database.list("select key from operation where kind = $1", row -> row.getString(0), kind)));
    }

    int attempts(String key) {
        return await(database.first("select attempts from operation where key = $1", row -> row.getInteger(0), key))
                .orElse(0);
    }

    /** Ends the lease and the backoff, as time does. */
    void makeDue(String key) {
        await(database.update(
                "update operation set next_attempt_at = now() where key = $1 and state = 'pending'", key));
    }

    /** As after that many attempts that were unknown, with the next one due. */
    void afterAttempts(String key, int attempts) {
        await(database.update(
                "update operation set attempts = $2, next_attempt_at = now() where key = $1 and state = 'pending'",
                key,
                attempts));
    }

    private static <R> R await(Uni<R> work) {
        return work.await().atMost(LIMIT);
    }
}
