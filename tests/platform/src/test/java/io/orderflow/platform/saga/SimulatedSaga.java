package io.orderflow.platform.saga;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.saga.SagaRules.Effect;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A saga of questions and holds as one process makes them, and the neighbours that keep to what {@link SagaStep} asks of them. */
record SimulatedSaga(
        SagaPlan.Interrupted interrupted, List<Step> simulated, Neighbours neighbours, SimulatedProcess process)
        implements Saga<List<String>> {

    static final Reply DONE = Reply.of(201, "done");

    @Override
    public String kind() {
        return "simulated";
    }

    @Override
    public List<SagaStep<List<String>>> steps() {
        return simulated.stream()
                .<SagaStep<List<String>>>map(step -> new Call(step, neighbours, process))
                .toList();
    }

    @Override
    public String keep(List<String> learned) {
        return String.join(" ", learned);
    }

    @Override
    public List<String> recall(String kept) {
        return kept.isEmpty() ? List.of() : List.of(kept.split(" "));
    }

    @Override
    public Uni<Reply> complete(Tx tx, SagaCall call, List<String> learned, Optional<String> note) {
        return Uni.createFrom().item(DONE);
    }

    /** @param undoable whether it holds something; otherwise it only asks */
    record Step(String name, boolean undoable) {}

    private record Call(Step step, Neighbours neighbours, SimulatedProcess process) implements SagaStep<List<String>> {

        @Override
        public String name() {
            return step.name();
        }

        @Override
        public Uni<Outcome<List<String>>> perform(SagaCall call, List<String> learned) {
            return neighbours
                    .perform(process, call.saga(), step)
                    .map(yes -> yes
                            ? Outcome.success(Stream.concat(learned.stream(), Stream.of(name()))
                                    .distinct()
                                    .toList())
                            : Outcome.refused(Rejection.rule("refused", "No.")));
        }

        @Override
        public Optional<String> undo() {
            return step.undoable() ? Optional.of("undo-" + name()) : Optional.empty();
        }
    }

    /** All neighbours behind one line. A wrong one forgets what was undone before it arrived, or its caller reads silence as no. */
    record Neighbours(Simulation simulation, Line line, SagaRules rules, SagaMistake mistake) {

        Uni<Boolean> perform(SimulatedProcess from, UUID saga, Step step) {
            var answer = line.call(from, () -> arrives(saga, step));
            return mistake == SagaMistake.TAKES_UNKNOWN_FOR_REFUSED
                    ? answer.onFailure().recoverWithItem(false)
                    : answer;
        }

        private boolean arrives(UUID saga, Step step) {
            if (!step.undoable()) {
                return !simulation.chance(0.03);
            }
            if (rules.effect(saga, step.name()) == Effect.NOTHING) {
                rules.effect(saga, step.name(), simulation.chance(0.1) ? Effect.REFUSED : Effect.HELD);
            }
            return rules.effect(saga, step.name()) == Effect.HELD;
        }

        Uni<Boolean> undo(SimulatedProcess from, UUID saga, String step) {
            return line.call(from, () -> {
                rules.undoes(saga, step);
                Effect before = rules.effect(saga, step);
                if (before == Effect.HELD || mistake != SagaMistake.FORGETS_AN_EARLY_UNDO) {
                    rules.effect(saga, step, Effect.UNDONE);
                }
                return true;
            });
        }
    }
}
