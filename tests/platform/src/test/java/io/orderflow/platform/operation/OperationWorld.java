package io.orderflow.platform.operation;

import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Fleet;
import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.orderflow.platform.simulation.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One to three replicas that ask for effects in a foreign system and perform them: first with faults, then without. */
final class OperationWorld {

    // A pause, a claim that runs out, and all the waits between six attempts.
    private static final long CALM_LIMIT = TimeUnit.SECONDS.toNanos(300);

    private final Simulation simulation;
    private final OperationMistake mistake;
    private final Weather weather;
    private final OperationRules rules;
    private final SimulatedForeign foreign;
    private final SimulatedOperations operations;
    private final List<SimulatedProcess> alive = new ArrayList<>();
    private final int room;
    private int asked;

    private OperationWorld(Simulation simulation, OperationMistake mistake) {
        this.simulation = simulation;
        this.mistake = mistake;
        this.weather = new Weather(simulation);
        this.rules = new OperationRules(simulation);
        this.foreign = new SimulatedForeign(
                simulation, Line.toService(simulation, weather, "the foreign system"), rules, mistake, this::webhook);
        this.operations = new SimulatedOperations(
                simulation,
                new DatabaseClock(simulation, weather),
                new Line(simulation, weather, "the database"),
                rules,
                mistake);
        this.room = simulation.between(1, 4);
    }

    static void run(Simulation simulation, OperationMistake mistake) {
        new OperationWorld(simulation, mistake).run();
    }

    private void run() {
        for (int i = simulation.between(1, 3); i > 0; i--) {
            Fleet.keep(simulation, "replica-" + i, simulation.millis(0, 5_000), this::replica);
        }
        takeUpSome();
        simulation.run(simulation.millis(5_000, 60_000), () -> false);
        weather.calmDown();
        allEnd();
        // What was given up may still arrive, and must change nothing.
        simulation.run(TimeUnit.SECONDS.toNanos(40), () -> false);
        allEnd();
        operations.settle();
        endsInVain();
        endsWell();
    }

    /** What is taken up while nobody answers is parked again, and somebody is told each time. */
    private void endsInVain() {
        var before = operations.alerts();
        foreign.silent(true);
        operations.takeUp(true);
        allEnd();
        operations.checkAlerts(before);
        foreign.silent(false);
    }

    /** Once everything is mended, nothing stays parked. */
    private void endsWell() {
        operations.mend();
        foreign.rested();
        operations.takeUp(true);
        allEnd();
        operations.settle();
        simulation.check(operations.noneParked(), Ledger.PROGRESS, "one is parked for nothing");
        simulation.run(1, () -> false);
    }

    private void allEnd() {
        simulation.check(
                simulation.run(CALM_LIMIT, operations::nonePending), Ledger.PROGRESS, "one has not ended in time");
        simulation.run(TimeUnit.SECONDS.toNanos(1), () -> false);
    }

    /** Persons and jobs take up what is parked, at any time. */
    private void takeUpSome() {
        simulation.after(simulation.millis(1_000, 20_000), () -> {
            if (!weather.isCalm()) {
                operations.takeUp(simulation.chance(0.5));
                takeUpSome();
            }
        });
    }

    private void webhook(String key) {
        if (!alive.isEmpty()) {
            operations.close(simulation.one(alive), key).subscribe().with(closed -> {}, failure -> {});
        }
    }

    private void replica(SimulatedProcess process) {
        alive.add(process);
        process.atDeath(() -> alive.remove(process));
        var book = operations.from(process);
        var attempts = new OperationAttempts(book, process, this::alert, simulation.random());
        var loop = new AtomicReference<@Nullable Loop>();
        Runnable wake = () -> Objects.requireNonNull(loop.get()).wake();
        var rounds = new OperationRounds(book, attempts, () -> List.of(foreign.from(process)), process, room, wake);
        loop.set(new Loop(process, "operations", rounds::next));
        rounds.accept(true);
        Objects.requireNonNull(loop.get()).start(Duration.ofMillis(500));
        askForSome(process, rounds, wake);
    }

    private void alert(Operation operation, String reason) {
        if (mistake != OperationMistake.PARKS_WITHOUT_A_WORD) {
            rules.alerted(operation.subject());
        }
    }

    private void askForSome(SimulatedProcess process, OperationRounds rounds, Runnable wake) {
        process.later(simulation.millis(0, 3_000), () -> {
            if (!weather.isCalm()) {
                ask(process, rounds, wake, "effect-" + ++asked);
                askForSome(process, rounds, wake);
            }
        });
    }

    /** As {@link Operations#request} within a transaction of its caller. */
    private void ask(SimulatedProcess process, OperationRounds rounds, Runnable wake, String key) {
        Optional<Duration> reserved = rounds.reservation(SimulatedForeign.KIND);
        Runnable afterCommit =
                reserved.isPresent() ? () -> rounds.performClaimed(SimulatedOperations.operation(key, 1)) : wake;
        if (mistake == OperationMistake.CALLS_BEFORE_THE_COMMIT) {
            afterCommit.run();
        }
        operations
                .request(process, key, reserved)
                .subscribe()
                .with(
                        fresh -> {
                            if (fresh) {
                                afterCommit.run();
                            }
                        },
                        unknown -> {
                            // Whoever asked does so again under the same key.
                            if (!weather.isCalm() && simulation.chance(0.5)) {
                                ask(process, rounds, wake, key);
                            }
                        });
    }
}
