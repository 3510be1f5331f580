package io.orderflow.platform.saga;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.test.saga.ForeignSystems;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;

/** Undoes one step of a {@link Trial}. @param stubborn sagas of which it refuses to undo anything */
record TrialUndo(String step, ForeignSystems foreign, Set<String> stubborn) implements OperationHandler<String> {

    static String kindOf(String step) {
        return "trial-let-go-of-" + step;
    }

    @Override
    public String kind() {
        return kindOf(step);
    }

    @Override
    public Uni<Attempt<String>> attempt(Operation operation) {
        return stubborn.contains(operation.subject())
                ? Uni.createFrom().item(new Attempt.Refused<>(Rejection.rule("too_late", "No.")))
                : foreign.undo(step, operation.subject(), operation.key())
                        .replaceWith(new Attempt.Succeeded<>("let go"));
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, String result) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<String> refused) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Duration firstWait() {
        return Duration.ofMillis(20);
    }
}
