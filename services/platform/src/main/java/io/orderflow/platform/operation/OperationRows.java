package io.orderflow.platform.operation;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of the operation runner. */
@Singleton
class OperationRows {

    private final Database database;

    OperationRows(Database database) {
        this.database = database;
    }

    /** As {@link OperationBook#claimDue}. */
    Uni<List<Operation>> claimDue(int limit, Map<String, Duration> leases) {
        var known = List.copyOf(leases.entrySet());
        var kinds = known.stream().map(Map.Entry::getKey).toArray(String[]::new);
        var millis = known.stream().map(lease -> lease.getValue().toMillis()).toArray(Long[]::new);
        return database.list("""
                update operation
                set attempts = attempts + 1, next_attempt_at = now() + known.lease * interval '1 millisecond'
                from unnest($2::text[], $3::bigint[]) as known (kind, lease)
                where operation.kind = known.kind
                  and operation.key in (
                    select key from operation
                    where state = 'pending' and next_attempt_at <= now() and kind = any($2)
                    order by next_attempt_at
                    limit $1
                    for update skip locked)
                returning operation.*""", Operation::of, limit, kinds, millis);
    }

    /** Kinds that wait although nobody here can perform them. */
    Uni<List<String>> unknownKinds(Set<String> known) {
        return database.list(
                "select distinct kind from operation where state = 'pending' and kind <> all($1) limit 20",
                row -> row.getString(0),
                (Object) known.toArray(String[]::new));
    }

    /** What became of an outcome. */
    enum Ended {
        /** Another one was recorded before it, and this one is not. */
        BEFORE,
        NOW,
        /** Now, after it had been parked. */
        NOW_AT_LAST
    }

    /** Records an outcome, also one that comes when nobody waits for it any more: then no person has to. */
    Uni<Ended> finish(Sql tx, Operation operation, String state, String note) {
        return tx.first("""
                        update operation set state = $2, last_error = nullif($3, ''), finished_at = now()
                        from (select finished_at as parked_at from operation where key = $1) as before
                        where key = $1 and state in ('pending', 'parked')
                        returning parked_at is not null""", row -> row.getBoolean(0) ? Ended.NOW_AT_LAST : Ended.NOW, operation.key(), state, note)
                .map(ended -> ended.orElse(Ended.BEFORE));
    }

    /** As {@link OperationBook#park}, without what else belongs to it. */
    Uni<Boolean> park(Sql tx, Operation operation, String reason) {
        return tx.update("""
                        update operation set state = 'parked', last_error = $3, finished_at = now()
                        where key = $1 and state = 'pending' and attempts = $2""", operation.key(), operation.attempts(), reason).map(parked -> parked == 1);
    }

    /** Those that are parked, as they are listed for a person: newest first, after the one with that key. */
    Uni<List<ParkedOperation>> parked(@Nullable String after, int limit) {
        var where = new Where()
                .and("state = 'parked'")
                .and("(created_at, key) < (select created_at, key from operation where key = ?)", after);
        return database.list(
                "select * from operation " + where.clause() + "order by created_at desc, key desc limit "
                        + where.next(limit),
                ParkedOperation::of,
                where.values());
    }

    Uni<Optional<ParkedOperation>> find(Sql tx, String key) {
        return tx.first("select * from operation where key = $1 for update", ParkedOperation::of, key);
    }

    /** Takes a parked one up anew, with all its attempts. That it was finished once, as parked, stays written. */
    Uni<Optional<ParkedOperation>> reopen(Sql tx, String key) {
        return tx.first("""
                        update operation
                        set state = 'pending', attempts = 0, next_attempt_at = now(), retries = 0, retry_at = null, given_up_at = null
                        where key = $1 and state = 'parked'
                        returning *""", ParkedOperation::of, key);
    }

    /** As many parked ones of these kinds, for one more attempt each. */
    Uni<Integer> reopen(List<String> kinds, int limit) {
        return database.update("""
                    update operation set state = 'pending', next_attempt_at = now()
                    where key in (
                        select key from operation
                        where state = 'parked' and kind = any($1)
                        order by finished_at
                        limit $2
                        for update skip locked)""", kinds.toArray(String[]::new), limit);
    }

    /** As many of those whose next try is due and not their last one; the wait until the one after it grows. */
    Uni<Integer> reopen(List<String> kinds, RetryLimit retry, Instant now, int limit) {
        return database.update(
                """
                update operation
                set state = 'pending', next_attempt_at = now(), retries = retries + 1,
                    retry_at = $4::timestamptz + least($6::bigint, $5::bigint * (1::bigint << least(retries, 20))) * interval '1 millisecond'
                where key in (
                    select key from operation
                    where state = 'parked' and kind = any($1) and retries < $3 and (retry_at is null or retry_at <= $4)
                    order by finished_at
                    limit $2
                    for update skip locked)""",
                kinds.toArray(String[]::new),
                limit,
                retry.tries(),
                now,
                retry.firstWait().toMillis(),
                retry.longestWait().toMillis());
    }

    /** Those of some subjects, whatever they have had. */
    Uni<Integer> reopen(Tx tx, String kind, List<String> subjects) {
        return tx.update("""
                update operation set state = 'pending', next_attempt_at = now()
                where state = 'parked' and kind = $1 and subject = any($2)""", kind, subjects.toArray(String[]::new));
    }

    /** Those that are parked after their last try, each once. */
    Uni<List<ParkedOperation>> giveUp(List<String> kinds, int tries) {
        return database.list("""
                update operation set given_up_at = now()
                where state = 'parked' and kind = any($1) and retries >= $2 and given_up_at is null
                returning *""", ParkedOperation::of, kinds.toArray(String[]::new), tries);
    }

    /** As {@link OperationBook#postpone}. */
    Uni<Void> postpone(Operation operation, String error, Duration wait) {
        return database.update("""
                        update operation set next_attempt_at = now() + $3 * interval '1 millisecond', last_error = $4
                        where key = $1 and state = 'pending' and attempts = $2""", operation.key(), operation.attempts(), wait.toMillis(), error)
                .replaceWithVoid();
    }
}
