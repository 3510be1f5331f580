package io.orderflow.platform.operation;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where a use case asks for an effect elsewhere, in the transaction that makes it necessary. */
@Singleton
public class Operations {

    private final OperationRunner runner;

    Operations(OperationRunner runner) {
        this.runner = runner;
    }

    /** As {@link #request(Tx, String, String, String, String, Duration)}, due at once. */
    public Uni<Boolean> request(Tx tx, String kind, String key, String subject, String payload) {
        return request(tx, kind, key, subject, payload, Duration.ZERO);
    }

    /**
     * Records an operation; it is performed after the commit, by this process or another.
     * @param wait before the first attempt
     * @return true when it is new, false when the key is known already (which is fine)
     */
    public Uni<Boolean> request(Tx tx, String kind, String key, String subject, String payload, Duration wait) {
        tx.afterCommit(runner.wake());
        var cause = tx.cause();
        return tx.update(
                        """
                        insert into operation (key, kind, subject, payload, next_attempt_at, correlation_id, causation_id, actor, traceparent)
                        values ($1, $2, $3, $4, now() + $5 * interval '1 millisecond', $6, $7, $8, $9)
                        on conflict (key) do nothing""",
                        key,
                        kind,
                        subject,
                        payload,
                        wait.toMillis(),
                        cause.correlationId(),
                        cause.causationId(),
                        cause.actor(),
                        cause.traceparent())
                .map(rows -> rows == 1);
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
