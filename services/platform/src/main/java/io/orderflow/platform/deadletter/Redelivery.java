package io.orderflow.platform.deadletter;

import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;

/** How a dead letter gets back to its handler. */
public interface Redelivery {

    /** Forgets that the event is dead. An event that was handled stays handled. */
    Uni<Void> reopen(Tx tx, DeadLetter letter);

    /** Delivers it like any other event. */
    Uni<Void> deliver(DeadLetter letter);
}
