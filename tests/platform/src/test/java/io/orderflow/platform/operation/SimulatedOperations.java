package io.orderflow.platform.operation;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table of operations, with what {@link Operations}, {@link OperationBook} and the ways to take up a parked one promise. */
final class SimulatedOperations {

    private static final Cause CAUSE = new Cause("simulated", null, "system:test", null);

    private static final long FREE = Long.MIN_VALUE;

    private static final class Row {
        private String state;
        private int attempts;
        private long due;
        /** Until when the newest attempt has it to itself; {@link #FREE} once that has had its say. */
        private long claimedUntil;

        private int timesParked;
        /** How often our own tables refuse its outcome. */
        private int faults;

        Row(String state) {
            this.state = state;
        }
    }

    private final Simulation simulation;
    private final DatabaseClock clock;
    private final Line line;
    private final OperationRules rules;
    private final OperationMistake mistake;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    SimulatedOperations(
            Simulation simulation, DatabaseClock clock, Line line, OperationRules rules, OperationMistake mistake) {
        this.simulation = simulation;
        this.clock = clock;
        this.line = line;
        this.rules = rules;
        this.mistake = mistake;
    }

    static Operation operation(String key, int attempts) {
        return new Operation(key, SimulatedForeign.KIND, key, "", attempts, CAUSE);
    }

    boolean nonePending() {
        return rows.values().stream().noneMatch(row -> row.state.equals("pending"));
    }

    boolean noneParked() {
        return rows.values().stream().noneMatch(row -> row.state.equals("parked"));
    }

    /** The transaction that makes it necessary. @return whether it is committed, and new */
    Uni<Boolean> request(SimulatedProcess from, String key, Optional<Duration> reserved) {
        return line.call(from, () -> {
            if (simulation.chance(0.1) || rows.containsKey(key)) {
                return false;
            }
            var row = new Row("pending");
            row.attempts = reserved.isPresent() ? 1 : 0;
            row.due = clock.now() + reserved.orElse(Duration.ZERO).toNanos();
            row.claimedUntil = reserved.isPresent() ? row.due : FREE;
            row.faults = simulation.chance(0.1) ? simulation.one(List.of(1, 3, 10, Integer.MAX_VALUE)) : 0;
            rows.put(key, row);
            rules.recorded(key);
            return true;
        });
    }

    /** What a webhook's transaction does to it. */
    Uni<Boolean> close(SimulatedProcess from, String key) {
        return line.call(from, () -> end(key, "done"));
    }

    /** A person, or a job, takes up what is parked. @param anew with all its attempts */
    void takeUp(boolean anew) {
        rows.forEach((key, row) -> {
            if (row.state.equals("parked")) {
                simulation.note("%s is taken up again", key);
                row.state = "pending";
                row.attempts = anew ? 0 : row.attempts;
                row.due = clock.now();
            }
        });
    }

    /** Whatever our own tables had against an outcome is mended. */
    void mend() {
        rows.values().forEach(row -> row.faults = 0);
    }

    void settle() {
        rows.forEach((key, row) -> rules.settle(key, row.state, row.timesParked));
    }

    /** @param before alerts that each has had before it was taken up */
    void checkAlerts(Map<String, Integer> before) {
        rows.forEach((key, row) -> simulation.check(
                !row.state.equals("parked") || rules.alerts(key) > before.getOrDefault(key, 0),
                OperationRules.ALERT,
                "%s is parked without a word",
                key));
    }

    Map<String, Integer> alerts() {
        var told = new LinkedHashMap<String, Integer>();
        rows.keySet().forEach(key -> told.put(key, rules.alerts(key)));
        return told;
    }

    /** One that no statement finds, for what nobody has recorded. */
    private Row row(String key) {
        return rows.getOrDefault(key, new Row("none"));
    }

    private boolean end(String key, String state) {
        Row row = row(key);
        boolean open = row.state.equals("pending")
                || (row.state.equals("parked") && mistake != OperationMistake.FORGETS_AN_OUTCOME_THAT_COMES_LATE);
        if (!open && mistake != OperationMistake.RECORDS_WHAT_HAS_ENDED) {
            rules.ignored(key, row.state);
            return false;
        }
        row.state = state;
        rules.ends(key, state);
        return true;
    }

    OperationBook from(SimulatedProcess process) {
        return new OperationBook() {
            @Override
            public Uni<List<Operation>> claimDue(int limit, Map<String, Duration> leases) {
                return line.call(
                        process,
                        () -> rows.entrySet().stream()
                                .filter(each ->
                                        each.getValue().state.equals("pending") && each.getValue().due <= clock.now())
                                .limit(limit)
                                .map(each -> claim(each.getKey(), leases))
                                .toList());
            }

            private Operation claim(String key, Map<String, Duration> leases) {
                Row row = row(key);
                row.attempts++;
                rules.begins(key, row.attempts, row.claimedUntil <= clock.now());
                row.claimedUntil = clock.now()
                        + Objects.requireNonNull(leases.get(SimulatedForeign.KIND))
                                .toNanos();
                row.due = mistake == OperationMistake.CLAIMS_FOR_EVER ? Long.MAX_VALUE : row.claimedUntil;
                return operation(key, row.attempts);
            }

            @Override
            public <R> Uni<Void> succeeded(OperationHandler<R> handler, Operation operation, R result) {
                return known(operation, "done");
            }

            @Override
            public <R> Uni<Void> refused(OperationHandler<R> handler, Operation operation, Attempt.Refused<R> refused) {
                return known(operation, "refused");
            }

            private Uni<Void> known(Operation operation, String state) {
                return line.call(process, () -> {
                            Row row = row(operation.key());
                            if (row.faults > 0) {
                                row.faults--;
                                return false;
                            }
                            end(operation.key(), state);
                            return true;
                        })
                        .chain(stored -> stored
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(new IllegalStateException("a constraint of ours")));
            }

            @Override
            public Uni<Boolean> park(OperationHandler<?> handler, Operation operation, String reason) {
                return park(operation, reason);
            }

            @Override
            public Uni<Boolean> park(Operation operation, String reason) {
                return line.call(process, () -> {
                    Row row = row(operation.key());
                    boolean latest = row.attempts == operation.attempts()
                            || mistake == OperationMistake.PARKS_UNDER_A_LATER_ATTEMPT;
                    if (!row.state.equals("pending") || !latest) {
                        return false;
                    }
                    rules.parks(operation.key(), operation.attempts(), row.attempts);
                    row.state = "parked";
                    row.claimedUntil = FREE;
                    row.timesParked++;
                    return true;
                });
            }

            @Override
            public Uni<Void> postpone(Operation operation, String error, Duration wait) {
                return line.call(process, () -> {
                            Row row = row(operation.key());
                            boolean latest = row.attempts == operation.attempts();
                            if (row.state.equals("pending")
                                    && (latest || mistake == OperationMistake.POSTPONES_UNDER_A_LATER_ATTEMPT)) {
                                row.due = clock.now() + wait.toNanos();
                                row.claimedUntil = latest ? FREE : row.claimedUntil;
                            }
                            return true;
                        })
                        .replaceWithVoid();
            }
        };
    }
}
