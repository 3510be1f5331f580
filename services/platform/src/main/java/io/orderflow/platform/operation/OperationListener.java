package io.orderflow.platform.operation;

import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;

/** A machine that goes on from the end of operations of any kind. */
public interface OperationListener {

    /**
     * Called in the transaction that records the end of an operation, after its handler, once.
     * @param state {@code done}, {@code refused} or {@code parked}
     */
    Uni<Void> ended(Tx tx, Operation operation, String state);
}
