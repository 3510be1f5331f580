package io.orderflow.platform.saga;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What follows what in sagas of one kind (X3.9). It decides and does nothing: no database, no clock, no network.
 * @param steps       in the order they are made, at least one, each name once
 * @param interrupted what becomes of a saga whose step has no known outcome, or whose process is gone
 * @param limit       runs of one saga before it is parked, for a kind that is resumed
 */
public record SagaPlan(String kind, List<Step> steps, Interrupted interrupted, int limit) {

    /** @param undoable whether an operation undoes it; a step without one, a question for example, leaves nothing that is held */
    public record Step(String name, boolean undoable) {}

    /** What an interrupted saga does. */
    public enum Interrupted {
        /** Whoever wanted it is gone: undo everything. */
        UNDO,
        /** It is wanted still: go on from the recovery point, with the same keys. */
        RESUME
    }

    /** How a step ended. */
    public enum Ended {
        /** The foreign system has done it. */
        DONE,
        /** The foreign system says no, for good: its effect is not there and will not be. */
        REFUSED,
        /** No answer: its effect is there, or comes later, or never. */
        UNKNOWN
    }

    public SagaPlan {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.stream().map(Step::name).distinct().count() < steps.size()) {
            throw new IllegalArgumentException(kind + ": every saga has a step, and each step a name of its own");
        }
    }

    /** The recovery point that the opening itself writes: nothing before it is held. */
    public String opening() {
        return steps.get(firstUndoable()).name();
    }

    /** The first move of a new one. */
    public SagaMove begin() {
        return perform(0);
    }

    /**
     * A question that is asked again may be refused although an earlier run had got beyond it: the step after it is undone as well then,
     * whether it has ever been begun or not.
     * @param runs of this saga, the present one included
     */
    public SagaMove after(String step, Ended ended, int runs) {
        int at = indexOf(step);
        return switch (ended) {
            case DONE -> at + 1 < steps.size() ? perform(at + 1) : new SagaMove.Complete();
            case REFUSED -> undoFrom(runs > 1 && !steps.get(at).undoable() ? nextUndoable(at) : at - 1);
            case UNKNOWN -> interrupted == Interrupted.UNDO ? undoFrom(at) : again(runs);
        };
    }

    /** For a process that has taken the saga over. @param point its recovery point @param runs the present one included */
    public SagaMove takenOver(String point, int runs) {
        int at = indexOf(point);
        if (interrupted == Interrupted.UNDO) {
            return undoFrom(at);
        }
        return runs > limit ? new SagaMove.Park() : new SagaMove.Perform(afterLastUndoableBefore(at), false);
    }

    /** After the operation that undoes the step has succeeded. */
    public SagaMove undone(String step) {
        return undoFrom(indexOf(step) - 1);
    }

    private SagaMove perform(int at) {
        return new SagaMove.Perform(steps.get(at).name(), steps.get(at).undoable() && at != firstUndoable());
    }

    private SagaMove again(int runs) {
        return runs < limit ? new SagaMove.Retry() : new SagaMove.Park();
    }

    private SagaMove undoFrom(int at) {
        return IntStream.iterate(Math.min(at, steps.size() - 1), i -> i >= 0, i -> i - 1)
                .mapToObj(steps::get)
                .filter(Step::undoable)
                .findFirst()
                .<SagaMove>map(step -> new SagaMove.Undo(step.name()))
                .orElseGet(SagaMove.Undone::new);
    }

    /** Questions are asked again: their answers are kept only where a recovery point was written after them. */
    private String afterLastUndoableBefore(int at) {
        int from = at;
        while (from > 0 && !steps.get(from - 1).undoable()) {
            from--;
        }
        return steps.get(from).name();
    }

    private int firstUndoable() {
        return nextUndoable(0) < steps.size() ? nextUndoable(0) : 0;
    }

    /** From {@code at} on, or the number of steps when there is none. */
    private int nextUndoable(int at) {
        return IntStream.range(at, steps.size())
                .filter(i -> steps.get(i).undoable())
                .findFirst()
                .orElse(steps.size());
    }

    private int indexOf(String step) {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).name().equals(step))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no step " + step));
    }
}
