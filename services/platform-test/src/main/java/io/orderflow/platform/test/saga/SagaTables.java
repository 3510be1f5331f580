package io.orderflow.platform.test.saga;

import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What our own tables say of a saga; and time, which tests move there and never wait for. */
final class SagaTables {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Database database;

    SagaTables(Database database) {
        this.database = database;
    }

    record Row(UUID id, String state) {}

    /** Every saga that was begun under the key, the latest first. */
    List<Row> under(String key) {
        return await(database.list(
                "select id, state from saga where idempotency_key = $1 order by created_at desc",
                row -> new Row(row.getUUID(0), row.getString(1)),
                key));
    }

    String state(UUID id) {
        return await(database.first("select state from saga where id = $1", row -> row.getString(0), id))
                .orElse("none");
    }

    long epoch(UUID id) {
        return await(database.first("select epoch from saga where id = $1", row -> row.getLong(0), id))
                .orElseThrow();
    }

    void endLease(UUID id) {
        await(database.update("update saga set lease_until = now() - interval '1 second' where id = $1", id));
    }

    /** However slow this machine is. */
    void extendLease(UUID id) {
        await(database.update("update saga set lease_until = now() + interval '1 hour' where id = $1", id));
    }

    /** Operations that were asked for on behalf of the saga, in their order. */
    List<String> asked(UUID id) {
        return await(database.list(
                "select key from operation where key like $1 order by created_at",
                row -> row.getString(0),
                "saga:%:" + id + ":%"));
    }

    void endLeasesOfOperations(UUID id) {
        await(database.update(
                "update operation set next_attempt_at = now() where state = 'pending' and subject = $1",
                id.toString()));
    }

    <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
