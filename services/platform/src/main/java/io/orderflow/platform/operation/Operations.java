package io.orderflow.platform.operation;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a use case asks for an effect elsewhere, in the transaction that makes it necessary. */
@Singleton
public class Operations {

    private final OperationRunner runner;
    private final Runnable wake;

    Operations(OperationRunner runner) {
        this.runner = runner;
        this.wake = runner::wake;
    }

    /** As {@link #request(Tx, String, String, String, String, Duration)}, due at once. */
    public Uni<Boolean> request(Tx tx, String kind, String key, String subject, String payload) {
        return request(tx, kind, key, subject, payload, Duration.ZERO);
    }

    /**
     * Records an operation; it is performed after the commit, by this process or another. One that is due at once is recorded as
     * claimed by this process when it can perform it, which saves a claim; when the process dies, its lease brings it back.
     * @param wait before the first attempt
     * @return true when it is new, false when the key is known already (which is fine)
     */
    public Uni<Boolean> request(Tx tx, String kind, String key, String subject, String payload, Duration wait) {
        Optional<Duration> reserved = wait.isZero() ? runner.reservation(kind) : Optional.empty();
        var cause = tx.cause();
        return tx.update(
                        """
                        insert into operation
                            (key, kind, subject, payload, attempts, next_attempt_at, correlation_id, causation_id, actor, traceparent)
                        values ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond', $7, $8, $9, $10)
                        on conflict (key) do nothing""",
                        key,
                        kind,
                        subject,
                        payload,
                        reserved.isPresent() ? 1 : 0,
                        reserved.orElse(wait).toMillis(),
                        cause.correlationId(),
                        cause.causationId(),
                        cause.actor(),
                        cause.traceparent())
                .map(rows -> rows == 1)
                .invoke(fresh -> {
                    if (fresh && reserved.isPresent()) {
                        var operation = new Operation(
                                key,
                                kind,
                                subject,
                                payload,
                                1,
                                new Cause(cause.correlationId(), key, cause.actor(), cause.traceparent()));
                        tx.afterCommit(() -> runner.performClaimed(operation));
                    } else if (fresh && wait.isZero()) {
                        tx.afterCommit(wake);
                    }
                });
    }

    /**
     * Closes an operation whose outcome another way has brought (an answer to a caller, a webhook), so that it is not asked for again.
     * @return true when it was still pending
     */
    public Uni<Boolean> close(Sql tx, String key, @Nullable String result) {
        return tx.update("""
                        update operation set state = 'done', result = $2, finished_at = now()
                        where key = $1 and state = 'pending'""", key, result).map(rows -> rows == 1);
    }
}
