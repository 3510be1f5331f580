package io.orderflow.platform.operation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a runner asks of the table of operations, each entry in one transaction. A failure is a database that is away, and what it wrote
 * is unknown then; or our own tables refuse what an outcome brings about, and nothing was written.
 */
interface OperationBook {

    /**
     * Claims due operations of the given kinds by moving their time past one attempt, so that those of a process that dies come back
     * by themselves. Other kinds are left to the processes that know them.
     */
    Uni<List<Operation>> claimDue(int limit, Map<String, Duration> leases);

    /** Its outcome, with the effect in our own tables, also when it was parked meanwhile. One whose outcome is recorded keeps that. */
    <R> Uni<Void> succeeded(OperationHandler<R> handler, Operation operation, R result);

    /** As {@link #succeeded}, for a foreign system that says no. */
    <R> Uni<Void> refused(OperationHandler<R> handler, Operation operation, Attempt.Refused<R> refused);

    /**
     * A person has to decide, after the attempt that was begun last; one whose outcome came meanwhile needs nobody.
     * @param handler is told
     * @return whether it is parked by this
     */
    Uni<Boolean> park(OperationHandler<?> handler, Operation operation, String reason);

    /** As the other, for an outcome that is known and that our own tables refuse: the handler is not told of what it has refused. */
    Uni<Boolean> park(Operation operation, String reason);

    /** The next attempt waits. A later one that is under way keeps its own time. */
    Uni<Void> postpone(Operation operation, String error, Duration wait);
}
