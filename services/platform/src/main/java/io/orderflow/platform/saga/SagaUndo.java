package io.orderflow.platform.saga;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationListener;
import io.orderflow.platform.operation.Operations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Undoes a saga in reverse order: the next undo is asked for in the transaction that records the success of the one before. */
@Singleton
class SagaUndo implements OperationListener {

    private final SagaKinds kinds;
    private final SagaRows rows;
    private final Operations operations;
    private final SagaAlerts alerts;

    SagaUndo(SagaKinds kinds, SagaRows rows, Operations operations, SagaAlerts alerts) {
        this.kinds = kinds;
        this.rows = rows;
        this.operations = operations;
        this.alerts = alerts;
    }

    @Override
    public Uni<Void> ended(Tx tx, Operation operation, String state) {
        return SagaKeys.undoing(operation.key())
                .map(undo -> state.equals("done") ? next(tx, undo) : stuck(tx, undo, state))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> next(Tx tx, SagaKeys.Undoing undone) {
        SagaKind<?> kind = kinds.named(undone.kind());
        return switch (kind.plan().undone(undone.step())) {
            case SagaMove.Undo(String step) ->
                rows.undone(tx, undone, "undoing", Optional.of(step))
                        .chain(reason -> reason.map(why -> ask(tx, kind, undone, step, why))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
            default -> rows.undone(tx, undone, "undone", Optional.empty()).replaceWithVoid();
        };
    }

    private Uni<Void> ask(Tx tx, SagaKind<?> kind, SagaKeys.Undoing undone, String step, String reason) {
        return operations
                .request(
                        tx,
                        kind.undo(step),
                        SagaKeys.undo(undone.kind(), undone.id(), step),
                        undone.id().toString(),
                        reason)
                .replaceWithVoid();
    }

    /** A refused undo leaves its step in place just as one of which nobody knows: nothing is assumed. */
    private Uni<Void> stuck(Tx tx, SagaKeys.Undoing undo, String state) {
        return rows.parkUndoing(tx, undo)
                .invoke(mine -> {
                    if (mine) {
                        tx.afterCommit(() ->
                                alerts.parked(undo.kind(), undo.id(), "the undo of " + undo.step() + " is " + state));
                    }
                })
                .replaceWithVoid();
    }
}
