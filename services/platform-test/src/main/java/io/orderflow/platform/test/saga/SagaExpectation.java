package io.orderflow.platform.test.saga;

import io.orderflow.platform.saga.Saga;
import io.orderflow.platform.saga.SagaPlan.Interrupted;
import io.orderflow.platform.saga.SagaStep;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What has to come of a saga, by the words of domain.md §4 and not by the machine's own reckoning. */
record SagaExpectation(Saga<?> saga) {

    static final String COMPLETE = "complete";

    Stream<String> names() {
        return saga.steps().stream().map(SagaStep::name);
    }

    boolean resumed() {
        return saga.interrupted() == Interrupted.RESUME;
    }

    /** What foreign systems hold for a saga that is done. */
    List<String> held() {
        return undoable(saga.steps().size());
    }

    boolean done(String step, Trouble trouble) {
        boolean afterTheEnd =
                step.equals(COMPLETE) && trouble != Trouble.DIED_BEFORE && trouble != Trouble.SLEPT_BEFORE;
        // Whoever resumes finds the foreign system in order again, but a step that was refused stays refused.
        boolean refused =
                trouble == Trouble.REFUSED || trouble == Trouble.DIED_AFTER_A_REFUSAL && held().contains(step);
        return afterTheEnd || resumed() && !refused;
    }

    /** What has to be undone, in its order. */
    List<String> undone(String step, Trouble trouble) {
        if (done(step, trouble)) {
            return List.of();
        }
        int at = step.equals(COMPLETE) ? saga.steps().size() : names().toList().indexOf(step);
        int reached = switch (trouble) {
            case REFUSED -> at;
            case CALL_LOST, ANSWER_LOST -> at + 1;
            // The next process sees the recovery point only, and that of the first effect is there from the beginning.
            default -> resumed() ? at : Math.max(at + 1, firstUndoable() + 1);
        };
        return undoable(reached).reversed();
    }

    /** The operation that undoes the step. */
    String undoOf(String name) {
        return saga.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .flatMap(SagaStep::undo)
                .orElseThrow();
    }

    private int firstUndoable() {
        return IntStream.range(0, saga.steps().size())
                .filter(i -> saga.steps().get(i).undo().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private List<String> undoable(int before) {
        return saga.steps().stream()
                .limit(before)
                .filter(step -> step.undo().isPresent())
                .<String>map(SagaStep::name)
                .toList();
    }
}
