package io.orderflow.platform.operation;

import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Performs one kind of operation. {@link #attempt} talks to the foreign system outside any transaction and may be called again with the
 * same key; the record methods put its outcome into our own tables, once per operation, in one transaction with their outbox rows.
 */
public interface OperationHandler<R> {

    /** What {@link Operations#request} names; one handler each. */
    String kind();

    /** Asks the foreign system. A failure counts as {@link Attempt.Unknown}: it is asked again with the same key. */
    Uni<Attempt<R>> attempt(Operation operation);

    /** Takes down what the foreign system did. @param tx also ends the operation */
    Uni<Void> succeeded(Tx tx, Operation operation, R result);

    /** Takes down that it will never do it. @param tx also ends the operation */
    Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<R> refused);

    /** The last attempt was unknown too: the operation is parked for a person, with an alert; nothing is assumed about the effect. */
    default Uni<Void> parked(Tx tx, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    /** Attempts before parking. */
    default int limit() {
        return 12;
    }

    /** After the first attempt in vain; doubles with each further one. */
    default Duration firstWait() {
        return Duration.ofMillis(300);
    }

    /** Beyond which the waits do not grow. */
    default Duration longestWait() {
        return Duration.ofMinutes(2);
    }

    /** How long one attempt may take; it is given up then, and its outcome is unknown. Another process may start the next one soon after. */
    default Duration lease() {
        return Duration.ofSeconds(15);
    }
}
