package io.orderflow.payment.persistence.operation;

import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Says when the machinery takes up a gateway operation next. Only ever sooner; a try too many is harmless, for keys repeat. */
@Singleton
public class DueOperations {

    /** Those of one kind for one payment. */
    public Uni<Integer> hurry(Sql sql, UUID paymentId, String kind, Duration wait) {
        return sql.update("""
                update operation
                set next_attempt_at = least(next_attempt_at, now() + $3 * interval '1 millisecond')
                where subject = $1 and kind = $2 and state = 'pending'""", paymentId.toString(), kind, wait.toMillis());
    }

    /** The one with this key. */
    public Uni<Integer> hurry(Sql sql, String key) {
        return sql.update("""
                update operation set next_attempt_at = least(next_attempt_at, now())
                where key = $1 and state = 'pending'""", key);
    }

    /** All that wait long for their next try. */
    public Uni<Integer> hurryAll(Sql sql, String[] kinds, Duration longerThan) {
        return sql.update("""
                update operation set next_attempt_at = now()
                where state = 'pending' and kind = any($1) and next_attempt_at > now() + $2 * interval '1 millisecond'""", kinds, longerThan.toMillis());
    }
}
