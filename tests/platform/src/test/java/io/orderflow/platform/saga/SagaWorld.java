package io.orderflow.platform.saga;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.saga.SimulatedSaga.Neighbours;
import io.orderflow.platform.saga.SimulatedSaga.Step;
import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Fleet;
import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.orderflow.platform.simulation.Weather;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One to three replicas that begin sagas, take over what others left, and undo: first with faults, then without. */
final class SagaWorld {

    // A pause, a lease that runs out, and the longest wait between two runs.
    private static final long CALM_LIMIT = TimeUnit.SECONDS.toNanos(300);
    private static final SagaAlerts ALERTS = new SagaAlerts(new SimpleMeterRegistry());

    private final Simulation simulation;
    private final Weather weather;
    private final SagaPlan.Interrupted interrupted;
    private final List<Step> steps;
    private final Neighbours neighbours;
    private final SimulatedSagas sagas;
    private int begun;

    private SagaWorld(Simulation simulation, SagaMistake mistake) {
        this.simulation = simulation;
        this.weather = new Weather(simulation);
        this.interrupted = simulation.one(List.of(SagaPlan.Interrupted.values()));
        this.steps = IntStream.rangeClosed(1, simulation.between(1, 5))
                .mapToObj(i -> simulation.chance(0.75) ? new Step("hold-" + i, true) : new Step("ask-" + i, false))
                .toList();
        var rules = new SagaRules(
                simulation,
                steps.stream().filter(Step::undoable).map(Step::name).toList());
        this.neighbours =
                new Neighbours(simulation, Line.toService(simulation, weather, "the neighbour"), rules, mistake);
        this.sagas = new SimulatedSagas(
                new DatabaseClock(simulation, weather),
                new Line(simulation, weather, "the database"),
                rules,
                kind(new SimulatedProcess(simulation, "nobody")),
                mistake);
    }

    static void run(Simulation simulation, SagaMistake mistake) {
        new SagaWorld(simulation, mistake).run();
    }

    private void run() {
        simulation.note("%s, %s", interrupted, steps);
        for (int i = simulation.between(1, 3); i > 0; i--) {
            Fleet.keep(simulation, "replica-" + i, simulation.millis(0, 5_000), this::replica);
        }
        simulation.run(simulation.millis(5_000, 60_000), () -> false);
        weather.calmDown();
        allEnd();
        // What was given up may still arrive, and must change nothing but open a saga, which is taken over when its
        // lease is.
        simulation.run(TimeUnit.SECONDS.toNanos(40), () -> false);
        allEnd();
        sagas.settle();
        simulation.run(1, () -> false);
    }

    private void allEnd() {
        simulation.check(
                simulation.run(CALM_LIMIT, sagas::allHaveEnded), Ledger.PROGRESS, "a saga has not ended in time");
    }

    private SagaKind<List<String>> kind(SimulatedProcess process) {
        return SagaKind.of(new SimulatedSaga(interrupted, steps, neighbours, process));
    }

    private void replica(SimulatedProcess process) {
        var kind = kind(process);
        var runner = new SagaRunner(sagas.from(process), ALERTS, simulation.random());
        new Loop(process, "take-over", () -> takeOver(process, kind, runner)).start(Duration.ofSeconds(2));
        new Loop(process, "undo", () -> undo(process)).start(Duration.ofMillis(500));
        beginSome(process, kind, runner);
    }

    private void beginSome(SimulatedProcess process, SagaKind<List<String>> kind, SagaRunner runner) {
        process.later(simulation.millis(0, 4_000), () -> {
            if (!weather.isCalm()) {
                var id = new UUID(0, ++begun);
                var flight = SagaFlight.first(kind, id, SimulatedSagas.CAUSE, Optional.empty(), List.<String>of());
                simulation.note("%s begins %s", process.name(), SagaRules.name(id));
                sagas.open(process, flight)
                        .chain(opened -> runner.run(flight, kind.plan().begin()))
                        .subscribe()
                        .with(reply -> answered(id, reply), failure -> {});
                beginSome(process, kind, runner);
            }
        });
    }

    private void answered(UUID id, Reply reply) {
        simulation.note("the client of %s is told %d", SagaRules.name(id), reply.status());
        neighbours.rules().answered(id, reply.status());
    }

    private Uni<Boolean> takeOver(SimulatedProcess process, SagaKind<List<String>> kind, SagaRunner runner) {
        return sagas.take(process).map(all -> {
            for (SagaRows.Taken taken : all) {
                simulation.note("%s takes over %s at %s", process.name(), SagaRules.name(taken.id()), taken.point());
                SagaFlight<List<String>> flight = taken.flight(kind);
                runner.run(flight, kind.plan().takenOver(taken.point(), taken.runs()))
                        .subscribe()
                        .with(reply -> {}, failure -> {});
            }
            return false;
        });
    }

    private Uni<Boolean> undo(SimulatedProcess process) {
        return sagas.claimUndos(process).map(due -> {
            due.forEach(undo -> neighbours
                    .undo(process, undo.id(), undo.step())
                    .chain(gone -> sagas.undone(process, undo))
                    .subscribe()
                    .with(next -> {}, failure -> {}));
            return false;
        });
    }
}
