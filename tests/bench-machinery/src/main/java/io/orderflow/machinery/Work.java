package io.orderflow.machinery;

import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The one measurement that goes on. It takes longer than a request should, so its end is asked for. */
@Singleton
class Work {

    private final AtomicReference<State> state = new AtomicReference<>(new State(true, null, null));

    /** @param result of work that has ended well; not null then */
    record State(
            boolean done,
            @Nullable String failure,
            @Nullable Object result) {}

    /** Refuses while another goes on. */
    void begin(Uni<?> work) {
        State before = state.get();
        if (!before.done() || !state.compareAndSet(before, new State(false, null, null))) {
            throw new ProblemException(Problem.of(409, "busy", "Another measurement goes on."));
        }
        work.subscribe()
                .with(
                        result -> state.set(new State(true, null, result)),
                        failure -> state.set(new State(true, failure.toString(), null)));
    }

    State state() {
        return state.get();
    }
}
