package io.orderflow.platform.saga;

import io.orderflow.platform.simulation.Simulation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What truly happened to each saga in its neighbours and in its own database, and what must never have (X3.9). */
final class SagaRules {

    static final String HELD = "held";
    static final String REVERSE = "reverse";
    static final String BOTH = "both";
    static final String ONCE = "once";
    static final String ANSWER = "answer";

    /** What a neighbour knows of one step of one saga. */
    enum Effect {
        NOTHING,
        HELD,
        REFUSED,
        UNDONE
    }

    private final Simulation simulation;
    private final List<String> undoable;
    private final Map<String, Effect> effects = new HashMap<>();
    private final Map<UUID, Integer> answers = new HashMap<>();
    private final Set<UUID> completed = new HashSet<>();

    /** @param undoable steps that hold something, in their order */
    SagaRules(Simulation simulation, List<String> undoable) {
        this.simulation = simulation;
        this.undoable = undoable;
    }

    Effect effect(UUID saga, String step) {
        return effects.getOrDefault(SagaKeys.step("simulated", saga, step), Effect.NOTHING);
    }

    void effect(UUID saga, String step, Effect now) {
        simulation.note("%s of %s is %s", step, name(saga), now);
        effects.put(SagaKeys.step("simulated", saga, step), now);
    }

    /** A neighbour undoes a step; what came after it must be gone by then. */
    void undoes(UUID saga, String step) {
        simulation.check(!completed.contains(saga), BOTH, "%s is done, and %s is undone", name(saga), step);
        undoable.subList(undoable.indexOf(step) + 1, undoable.size())
                .forEach(later -> simulation.check(
                        effect(saga, later) != Effect.HELD,
                        REVERSE,
                        "%s: %s is undone before %s",
                        name(saga),
                        step,
                        later));
    }

    /** The transaction with the business effect. */
    void completes(UUID saga) {
        simulation.note("%s is done", name(saga));
        simulation.check(completed.add(saga), ONCE, "%s is done twice", name(saga));
        undoable.forEach(step -> simulation.check(
                effect(saga, step) == Effect.HELD,
                HELD,
                "%s is done, and %s is %s",
                name(saga),
                step,
                effect(saga, step)));
    }

    /** What its client was told. */
    void answered(UUID saga, int status) {
        answers.put(saga, status);
    }

    /** When nothing moves any more. @param refusalIsFinal whether its client was promised that nothing is held */
    void settle(UUID saga, String state, boolean refusalIsFinal) {
        boolean done = completed.contains(saga);
        simulation.check(state.equals(done ? "done" : "undone"), ONCE, "%s is %s in the end", name(saga), state);
        undoable.forEach(step -> simulation.check(
                (effect(saga, step) == Effect.HELD) == done,
                HELD,
                "%s is %s, and %s is %s",
                name(saga),
                state,
                step,
                effect(saga, step)));
        int answer = Objects.requireNonNullElse(answers.get(saga), 0);
        simulation.check(answer != 201 || done, ANSWER, "%s was promised and is %s", name(saga), state);
        simulation.check(
                answer == 0 || answer == 201 || !refusalIsFinal || !done, ANSWER, "%s was refused", name(saga));
    }

    static String name(UUID saga) {
        return "saga-" + saga.getLeastSignificantBits();
    }
}
