package io.orderflow.platform.saga;

import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** One step of a saga: a call to one foreign system. @param <S> what the saga's steps learn */
public interface SagaStep<S> {

    /** Part of keys, crash points and rows: lower case, digits and hyphens; {@code complete} is taken. */
    String name();

    /**
     * Makes the call, outside any transaction. It may be made again with the same key, and it may arrive after it was undone.
     * @return what is known after it; a refusal, whose effect is not there and will not be; a failure means that the outcome is unknown
     */
    Uni<Outcome<S>> perform(SagaCall call, S state);

    /**
     * The kind of operation that undoes the step; its subject is the saga's id, its payload the reason. It has to be safe before, while and
     * after the step arrives: a step that comes later is refused. Empty for a step that leaves nothing to be undone.
     */
    Optional<String> undo();
}
