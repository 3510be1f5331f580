package io.orderflow.platform.operation;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Consumer;

/** A foreign system that decides once about each key, and says so again to whoever asks with it. */
final class SimulatedForeign {

    static final String KIND = "simulated";

    private final Simulation simulation;
    private final Line line;
    private final OperationRules rules;
    private final OperationMistake mistake;
    private final Consumer<String> webhook;
    private final int limit;
    private final Duration lease;
    private final Duration longestWait;
    private boolean silent;
    private boolean busy = true;

    /** @param webhook is told of an effect, now and then, some time later and perhaps twice */
    SimulatedForeign(
            Simulation simulation,
            Line line,
            OperationRules rules,
            OperationMistake mistake,
            Consumer<String> webhook) {
        this.simulation = simulation;
        this.line = line;
        this.rules = rules;
        this.mistake = mistake;
        this.webhook = webhook;
        this.limit = simulation.between(1, 6);
        this.lease = Duration.ofSeconds(simulation.between(1, 15));
        this.longestWait = Duration.ofSeconds(simulation.between(1, 30));
    }

    /** From now on it answers nobody, or everybody again. */
    void silent(boolean now) {
        simulation.note("the foreign system %s", now ? "falls silent" : "answers");
        silent = now;
    }

    /** From now on it knows an answer at once. */
    void rested() {
        busy = false;
    }

    OperationHandler<String> from(SimulatedProcess process) {
        return new Handler(process);
    }

    private Attempt<String> arrives(Operation operation) {
        String key = mistake == OperationMistake.ASKS_UNDER_A_NEW_KEY
                ? operation.key() + "/" + operation.attempts()
                : operation.key();
        if (silent || (busy && simulation.chance(0.1))) {
            return new Attempt.Unknown<>("ask later");
        }
        if (rules.outcome(key) == null) {
            rules.arrives(operation.subject(), key, simulation.chance(0.85));
            tell(operation.subject(), key);
        }
        return Boolean.TRUE.equals(rules.outcome(key))
                ? new Attempt.Succeeded<>(key)
                : new Attempt.Refused<>(Rejection.rule("refused", "No."));
    }

    private void tell(String subject, String key) {
        for (int i = simulation.between(-2, 2); i > 0 && Boolean.TRUE.equals(rules.outcome(key)); i--) {
            simulation.after(simulation.millis(0, 20_000), () -> webhook.accept(subject));
        }
    }

    private final class Handler implements OperationHandler<String> {
        private final SimulatedProcess process;

        Handler(SimulatedProcess process) {
            this.process = process;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Uni<Attempt<String>> attempt(Operation operation) {
            simulation.note("%s asks for %s", process.name(), operation.key());
            if (busy && simulation.chance(0.03)) {
                return Uni.createFrom().nothing();
            }
            Uni<Attempt<String>> answer = line.call(process, () -> arrives(operation));
            return mistake == OperationMistake.TAKES_UNKNOWN_FOR_REFUSED
                    ? answer.onFailure().recoverWithItem(new Attempt.Refused<>(Rejection.rule("silence", "No.")))
                    : answer;
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
        public int limit() {
            return limit;
        }

        @Override
        public Duration longestWait() {
            return longestWait;
        }

        @Override
        public Duration lease() {
            return lease;
        }
    }
}
