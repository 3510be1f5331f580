package io.orderflow.platform.saga;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One kind of saga: steps in foreign systems, then one transaction of our own (domain.md §4). When a step is refused, everything before
 * it is undone in reverse order. {@link #interrupted} says what becomes of it when an outcome is unknown or its process is gone.
 * @param <S> what its steps learn, from what it begins with; immutable
 */
public interface Saga<S> {

    /** Part of keys, crash points and rows: lower case, digits and hyphens. */
    String kind();

    /** In the order they are made; the same ones each time, at least one. */
    List<? extends SagaStep<S>> steps();

    /** What becomes of one whose process died: taken up where it was, or undone. */
    SagaPlan.Interrupted interrupted();

    /**
     * The business effect, in the transaction that ends the saga and stores its answer. Must be a function of its arguments alone.
     * @param note what {@link Sagas#note} has kept meanwhile
     * @return the answer for whoever began it, and for each repeat of the key
     */
    Uni<Reply> complete(Tx tx, SagaCall call, S state, Optional<String> note);

    /** Writes what has to survive the process; needed where an interrupted saga is resumed, and never for secrets. */
    default String keep(S state) {
        return "";
    }

    /** Reads what {@link #keep} wrote. */
    default S recall(String kept) {
        throw new UnsupportedOperationException(kind() + " is not resumed");
    }

    /** How long one run may take, longer than all deadlines of its steps together; another process takes it over then. */
    default Duration lease() {
        return Duration.ofSeconds(20);
    }

    /** Runs of one saga before it is parked, where it is resumed. */
    default int limit() {
        return 12;
    }

    default Duration firstWait() {
        return Duration.ofSeconds(1);
    }

    default Duration longestWait() {
        return Duration.ofMinutes(2);
    }
}
