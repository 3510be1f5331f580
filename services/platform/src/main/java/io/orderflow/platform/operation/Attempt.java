package io.orderflow.platform.operation;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;

/** How one attempt ended. */
public sealed interface Attempt<R> {

    /** The foreign system says that the effect is there. */
    record Succeeded<R>(R result) implements Attempt<R> {}

    /** The foreign system says no, for good: the effect is not there and will not be. */
    record Refused<R>(Rejection rejection) implements Attempt<R> {}

    /** Nobody knows yet: it is asked again with the same key. A failed Uni means the same. */
    record Unknown<R>(String reason) implements Attempt<R> {}

    /** The answer is final, whatever it is. */
    static <R> Attempt<R> of(Outcome<R> answer) {
        return switch (answer) {
            case Outcome.Success<R>(R result) -> new Succeeded<>(result);
            case Outcome.Refused<R>(Rejection rejection) -> new Refused<>(rejection);
        };
    }

    /**
     * Nothing but success is an answer: whoever refuses is asked again, until a person has looked.
     * @param who refuses, as in {@code the warehouse}
     */
    static <R> Attempt<R> insisting(Outcome<R> answer, String who) {
        return switch (answer) {
            case Outcome.Success<R>(R result) -> new Succeeded<>(result);
            case Outcome.Refused<R>(Rejection rejection) -> new Unknown<>(who + " refused: " + rejection.code());
        };
    }
}
