package io.orderflow.platform.operation;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a use case asks for an effect elsewhere, in the transaction that makes it necessary. */
@Singleton
public class Operations {

    private final OperationRunner runner;
    private final OperationRows rows;
    private final Runnable wake;

    Operations(OperationRunner runner, OperationRows rows) {
        this.runner = runner;
        this.rows = rows;
        this.wake = runner::wake;
    }

    private static final String INSERT = """
        insert into operation
            (key, kind, subject, payload, attempts, next_attempt_at, correlation_id, causation_id, actor, traceparent)
        values ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond', $7, $8, $9, $10)
        on conflict (key) do nothing""";

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
        var asked = asked(tx, kind, key, subject, payload, wait);
        return tx.update(INSERT, asked.row()).map(rows -> rows == 1).invoke(asked::recorded);
    }

    /** As {@link #request(Tx, String, String, String, String)}, for who need not know whether it is new: it costs no round trip of its own. */
    public Uni<Void> ask(Tx tx, String kind, String key, String subject, String payload) {
        return ask(tx, kind, key, subject, payload, Duration.ZERO);
    }

    /** As {@link #ask(Tx, String, String, String, String)}. @param wait before the first attempt */
    public Uni<Void> ask(Tx tx, String kind, String key, String subject, String payload, Duration wait) {
        var asked = asked(tx, kind, key, subject, payload, wait);
        return tx.later(rows -> asked.recorded(rows == 1), INSERT, asked.row());
    }

    /**
     * Gives those that were parked longest ago one more try each, with the same key; one whose outcome is unknown again is parked again,
     * with its alert. For jobs; any number of them at once take different ones.
     * @param limit rows, 1 or more
     * @return how many
     */
    public Uni<Integer> retryParked(List<String> kinds, int limit) {
        return rows.reopen(kinds, limit).invoke(reopened -> wake.run());
    }

    private Asked asked(Tx tx, String kind, String key, String subject, String payload, Duration wait) {
        Optional<Duration> reserved = wait.isZero() ? runner.reservation(kind) : Optional.empty();
        return new Asked(tx, kind, key, subject, payload, wait, reserved);
    }

    /** An operation on its way into the table. */
    private final class Asked {
        private final Tx tx;
        private final Operation operation;
        private final Duration wait;
        private final Optional<Duration> reserved;

        Asked(
                Tx tx,
                String kind,
                String key,
                String subject,
                String payload,
                Duration wait,
                Optional<Duration> reserved) {
            var cause = tx.cause();
            this.tx = tx;
            this.operation = new Operation(
                    key,
                    kind,
                    subject,
                    payload,
                    1,
                    new Cause(cause.correlationId(), key, cause.actor(), cause.traceparent()));
            this.wait = wait;
            this.reserved = reserved;
        }

        @Nullable
        Object[] row() {
            var cause = tx.cause();
            return new @Nullable Object[] {
                operation.key(),
                operation.kind(),
                operation.subject(),
                operation.payload(),
                reserved.isPresent() ? 1 : 0,
                reserved.orElse(wait).toMillis(),
                cause.correlationId(),
                cause.causationId(),
                cause.actor(),
                cause.traceparent()
            };
        }

        void recorded(boolean fresh) {
            if (fresh && reserved.isPresent()) {
                tx.afterCommit(() -> runner.performClaimed(operation));
            } else if (fresh && wait.isZero()) {
                tx.afterCommit(wake);
            }
        }
    }

    /**
     * Closes an operation whose outcome another way has brought (an answer to a caller, a webhook), so that neither it nor a person is
     * asked for again. One whose outcome is recorded already stays as it is.
     */
    public Uni<Void> close(Tx tx, String key, @Nullable String result) {
        return tx.later("""
                        update operation set state = 'done', result = $2, finished_at = now()
                        where key = $1 and state in ('pending', 'parked')""", key, result);
    }
}
