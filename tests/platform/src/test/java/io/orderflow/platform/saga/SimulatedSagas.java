package io.orderflow.platform.saga;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tables of sagas and of their undo operations, with what {@link SagaRows}, {@link SagaRecords} and {@link SagaUndo} promise. */
final class SimulatedSagas {

    static final Cause CAUSE = new Cause("simulated", null, "system:test", null);
    private static final Duration UNDO_LEASE = Duration.ofSeconds(15);

    private static final class Row {
        String state = "running";
        String point;
        String data;
        int runs = 1;
        long epoch = 1;
        long leaseUntil;

        Row(SagaFlight<?> flight, long leaseUntil) {
            this.point = flight.plan().opening();
            this.data = flight.data();
            this.leaseUntil = leaseUntil;
        }
    }

    private final DatabaseClock clock;
    private final Line line;
    private final SagaRules rules;
    private final SagaPlan plan;
    private final SagaMistake mistake;
    private final Duration lease;
    private final Map<UUID, Row> sagas = new LinkedHashMap<>();
    private final Set<UUID> open = new HashSet<>();
    /** Undo operations that are asked for, with the time from which on somebody may perform them. */
    private final Map<SagaKeys.Undoing, Long> undos = new LinkedHashMap<>();

    SimulatedSagas(DatabaseClock clock, Line line, SagaRules rules, SagaKind<?> kind, SagaMistake mistake) {
        this.clock = clock;
        this.line = line;
        this.rules = rules;
        this.plan = kind.plan();
        this.mistake = mistake;
        this.lease = kind.saga().lease();
    }

    boolean allHaveEnded() {
        return open.isEmpty();
    }

    void settle() {
        sagas.forEach((id, row) -> rules.settle(id, row.state, plan.interrupted() == SagaPlan.Interrupted.UNDO));
    }

    Uni<Boolean> open(SimulatedProcess from, SagaFlight<?> flight) {
        return line.call(from, () -> {
            open.add(flight.id());
            return sagas.putIfAbsent(flight.id(), new Row(flight, clock.now() + lease.toNanos())) == null;
        });
    }

    SagaBook from(SimulatedProcess process) {
        return new SagaBook() {
            @Override
            public Uni<Boolean> point(SagaFlight<?> flight, String step) {
                return write(flight, row -> {
                    if (mistake != SagaMistake.WRITES_NO_POINT_BEFORE_A_STEP) {
                        row.point = step;
                        row.data = flight.data();
                    }
                });
            }

            @Override
            public Uni<Optional<Reply>> complete(SagaFlight<?> flight) {
                return write(flight, row -> {
                            end(flight.id(), row, "done");
                            rules.completes(flight.id());
                        })
                        .map(mine -> mine ? Optional.of(SimulatedSaga.DONE) : Optional.empty());
            }

            @Override
            public Uni<Boolean> giveUp(
                    SagaFlight<?> flight, Optional<String> undo, String reason, Optional<Reply> refusal) {
                return write(flight, row -> undo(flight.id(), row, undo.map(SimulatedSagas.this::wrongly)));
            }

            @Override
            public Uni<Boolean> retry(SagaFlight<?> flight, String reason, Duration wait) {
                return write(flight, row -> row.leaseUntil = clock.now() + wait.toNanos());
            }

            @Override
            public Uni<Boolean> park(SagaFlight<?> flight, String reason) {
                return write(flight, row -> row.state = "parked");
            }

            private Uni<Boolean> write(SagaFlight<?> flight, java.util.function.Consumer<Row> change) {
                return line.call(process, () -> {
                    Row row = Objects.requireNonNull(sagas.get(flight.id()));
                    boolean mine = row.epoch == flight.epoch() && row.state.equals("running");
                    if (mine || mistake == SagaMistake.WRITES_WHAT_IS_NOT_ITS_OWN) {
                        change.accept(row);
                        return true;
                    }
                    return false;
                });
            }
        };
    }

    private String wrongly(String step) {
        return mistake == SagaMistake.UNDOES_THE_FIRST_STEP_FIRST ? plan.opening() : step;
    }

    private void undo(UUID id, Row row, Optional<String> step) {
        if (step.isEmpty()) {
            end(id, row, "undone");
            return;
        }
        row.state = "undoing";
        row.point = step.get();
        undos.put(new SagaKeys.Undoing(plan.kind(), id, row.point), clock.now());
    }

    private void end(UUID id, Row row, String state) {
        row.state = state;
        open.remove(id);
    }

    Uni<List<SagaRows.Taken>> take(SimulatedProcess from) {
        return line.call(from, () -> {
            var taken = new ArrayList<SagaRows.Taken>();
            for (UUID id : mistake == SagaMistake.TAKES_NOTHING_OVER ? Set.<UUID>of() : sagas.keySet()) {
                Row row = Objects.requireNonNull(sagas.get(id));
                if (row.state.equals("running") && row.leaseUntil < clock.now()) {
                    row.epoch++;
                    row.runs++;
                    row.leaseUntil = clock.now() + lease.toNanos();
                    taken.add(new SagaRows.Taken(
                            plan.kind(), id, row.point, row.data, row.epoch, row.runs, CAUSE, Optional.empty()));
                }
            }
            return taken;
        });
    }

    Uni<List<SagaKeys.Undoing>> claimUndos(SimulatedProcess from) {
        return line.call(from, () -> {
            var due = undos.keySet().stream()
                    .filter(undo -> Objects.requireNonNull(undos.get(undo)) <= clock.now())
                    .toList();
            due.forEach(undo -> undos.put(undo, clock.now() + UNDO_LEASE.toNanos()));
            return due;
        });
    }

    /** An undo has succeeded: the next is asked for in the same transaction. Only the first of several to say so counts. */
    Uni<Boolean> undone(SimulatedProcess from, SagaKeys.Undoing undone) {
        return line.call(from, () -> {
            boolean first = undos.remove(undone) != null;
            Row row = Objects.requireNonNull(sagas.get(undone.id()));
            if (first && row.state.equals("undoing") && row.point.equals(undone.step())) {
                undo(
                        undone.id(),
                        row,
                        plan.undone(undone.step()) instanceof SagaMove.Undo(String next)
                                ? Optional.of(next)
                                : Optional.empty());
            }
            return first;
        });
    }
}
