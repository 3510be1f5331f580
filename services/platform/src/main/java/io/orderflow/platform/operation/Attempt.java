package io.orderflow.platform.operation;

import io.orderflow.platform.outcome.Rejection;

/** How one attempt ended. */
public sealed interface Attempt<R> {

    /** The foreign system says that the effect is there. */
    record Succeeded<R>(R result) implements Attempt<R> {}

    /** The foreign system says no, for good: the effect is not there and will not be. */
    record Refused<R>(Rejection rejection) implements Attempt<R> {}

    /** Nobody knows yet: it is asked again with the same key. A failed Uni means the same. */
    record Unknown<R>(String reason) implements Attempt<R> {}
}
