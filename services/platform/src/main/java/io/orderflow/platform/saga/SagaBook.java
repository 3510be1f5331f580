package io.orderflow.platform.saga;

import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run of a saga writes down, each entry in one transaction. All are guarded by the run's epoch: false or empty means that somebody
 * else has taken the saga over, and that nothing was written. Every failure is a database that is away; what it wrote is unknown then.
 */
interface SagaBook {

    /** A recovery point: no step after this one has been begun. */
    Uni<Boolean> point(SagaFlight<?> flight, String step);

    /** The end, with the business effect. @return the answer, which is kept for the client's key */
    Uni<Optional<Reply>> complete(SagaFlight<?> flight);

    /**
     * That the saga comes to nothing.
     * @param undo    the step to be undone first, asked for in the same transaction; empty when nothing is held
     * @param refusal is kept for repeats of the client's key; without one the key is free again
     */
    Uni<Boolean> giveUp(SagaFlight<?> flight, Optional<String> undo, String reason, Optional<Reply> refusal);

    /** That the next run may begin after a while. */
    Uni<Boolean> retry(SagaFlight<?> flight, String reason, Duration wait);

    /** That a person has to decide. */
    Uni<Boolean> park(SagaFlight<?> flight, String reason);
}
