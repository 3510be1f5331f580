package io.orderflow.platform.outbox;

import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Fleet;
import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedBroker;
import io.orderflow.platform.simulation.SimulatedBroker.Manner;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.orderflow.platform.simulation.Subscriber;
import io.orderflow.platform.simulation.Weather;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * One to four relays, writers, a broker and two subscribers: first with faults, then without. Every rule is looked at at every step,
 * and what has to come true in the end, when the faults have stopped.
 */
final class RelayWorld {

    // The longest pause, a lease that runs out, and the longest backoff, one after the other.
    private static final long CALM_LIMIT = TimeUnit.SECONDS.toNanos(120);
    // domain.md §5
    private static final long LANES_BACK = TimeUnit.SECONDS.toNanos(15);
    // A poll, and some waves of calls to the broker and the database, each of which takes a few milliseconds.
    private static final long AS_EVER = TimeUnit.SECONDS.toNanos(2);
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final Simulation simulation;
    private final Mistake mistake;
    private final Weather weather;
    private final Ledger ledger;
    private final DatabaseClock clock;
    private final SimulatedLanes lanes;
    private final SimulatedOutbox outbox;
    private final SimulatedWriter writer;
    private final SimulatedBroker broker;
    private final List<Subscriber> subscribers;
    private final List<String> hostile;
    private boolean brokerLost;

    RelayWorld(Simulation simulation, Mistake mistake) {
        this.simulation = simulation;
        this.mistake = mistake;
        this.weather = new Weather(simulation);
        this.ledger = new Ledger(simulation);
        var database = new Line(simulation, weather, "the database");
        this.clock = new DatabaseClock(simulation, weather);
        this.lanes = new SimulatedLanes(simulation, weather, database, clock);
        this.outbox = new SimulatedOutbox(ledger, lanes, database, clock);
        var aggregates = IntStream.rangeClosed(1, simulation.between(2, 12))
                .mapToObj(i -> "order-" + i)
                .toList();
        this.writer = new SimulatedWriter(
                simulation, weather, ledger, database, outbox, aggregates, mistake.showsUncommitted());
        this.subscribers = List.of(
                subscriber("strict", Set.copyOf(SimulatedWriter.TOPICS)),
                subscriber("keen", Set.of(SimulatedWriter.TOPICS.getFirst())));
        this.broker = new SimulatedBroker(simulation, weather, ledger, subscribers, manner(mistake));
        this.hostile = simulation.chance(0.4) ? List.of(aggregates.getFirst()) : List.of();
    }

    static void run(Simulation simulation, Mistake mistake) {
        new RelayWorld(simulation, mistake).run();
    }

    private Manner manner(Mistake mistake) {
        if (!mistake.cutsWaves() || simulation.chance(0.5)) {
            return Manner.NAMING;
        }
        return simulation.chance(0.5) ? Manner.SPOILING : Manner.SILENT;
    }

    private Subscriber subscriber(String name, Set<String> topics) {
        return new Subscriber(simulation, weather, ledger, name, topics, mistake.consumer());
    }

    private void run() {
        hostile.forEach(broker::refuse);
        start();
        simulation.run(simulation.millis(5_000, 40_000), () -> false);
        weather.calmDown();
        reaches("all but the refused aggregate is published", () -> outbox.holdsOnly(hostile));
        broker.relent();
        reaches("everything is published", outbox::isEmpty);
        if (brokerLost) {
            outbox.replay(Long.MAX_VALUE);
            reaches("everything is published again", outbox::isEmpty);
        }
        int dead = subscribers.stream().mapToInt(Subscriber::replayDeadLetters).sum();
        simulation.check(dead == 0 || brokerLost, Ledger.LOSS, "%d dead letters for nothing", dead);
        reaches("everything is taken in", () -> ledger.missing(subscribers).isEmpty());
        // What was given up may still land, and must change nothing that is done. A writer that slept through the end
        // of the faults writes when it wakes, and a claim that comes late has its lease.
        simulation.run(TimeUnit.SECONDS.toNanos(30), () -> false);
        reaches("what was written late is published", outbox::isEmpty);
        reaches(
                "what was written late is taken in",
                () -> ledger.missing(subscribers).isEmpty());
        ledger.settle(subscribers);
        simulation.check(outbox.postponed() == 0, Ledger.BACKOFF, "an aggregate waits for nothing");
        // A word of a relay that is dead may have come late, and has its lanes kept free for a while.
        boolean held = simulation.run(LANES_BACK, lanes::areAllHeld);
        simulation.check(held, Ledger.PROGRESS, "a lane has no relay");
        simulation.run(MILLISECOND, () -> false);
        recovers();
    }

    /** Every event that is written after the faults is taken in as fast as if there had been none. */
    private void recovers() {
        var written = new AtomicBoolean();
        Fleet.keep(simulation, "late-writer", 0, process -> writer.writeEverywhere(process, () -> written.set(true)));
        simulation.check(simulation.run(CALM_LIMIT, written::get), Ledger.PROGRESS, "nothing can be written");
        boolean soon = simulation.run(AS_EVER, () -> ledger.missing(subscribers).isEmpty() && outbox.isEmpty());
        simulation.check(soon, Ledger.RECOVERY, "still on its way: %s", ledger.missing(subscribers));
        simulation.run(MILLISECOND, () -> false);
    }

    private void reaches(String what, java.util.function.BooleanSupplier done) {
        boolean reached = simulation.run(CALM_LIMIT, done);
        simulation.check(reached, Ledger.PROGRESS, "not so in time: %s, %s", what, ledger.missing(subscribers));
        simulation.note("%s", what);
        simulation.run(MILLISECOND, () -> false);
    }

    private void start() {
        for (int i = simulation.between(1, 4); i > 0; i--) {
            Fleet.keep(simulation, "relay-" + i, simulation.millis(0, 8_000), this::relay);
        }
        for (int i = simulation.between(0, 2); i > 0; i--) {
            Fleet.keep(simulation, "writer-" + i, 0, process -> writer.writeFrom(process, () -> {}));
        }
        for (Subscriber subscriber : subscribers) {
            for (int i = simulation.between(1, 2); i > 0; i--) {
                Fleet.keep(simulation, subscriber.name() + "-" + i, 0, subscriber::join);
            }
        }
        sometimes(0.2, () -> {
            brokerLost = true;
            broker.loseEverything();
        });
        sometimes(0.3, () -> outbox.replay(clock.now()));
    }

    private void sometimes(double probability, Runnable what) {
        if (simulation.chance(probability)) {
            simulation.after(simulation.millis(0, 40_000), () -> {
                if (!weather.isCalm()) {
                    what.run();
                }
            });
        }
    }

    private void relay(SimulatedProcess process) {
        var leases = new LaneLeases(mistake.lanes(lanes, process), process.name(), process::nanos);
        var relay = new RelayReplica(
                simulation, process, mistake.events(outbox, process, leases), leases, mistake.broker(broker, process));
        relay.start();
        writer.writeFrom(process, relay::wake);
        if (simulation.chance(0.3)) {
            process.later(simulation.millis(1_000, 60_000), () -> stop(process, relay));
        }
    }

    /** A rolling deploy: a clean stop that is cut off when it takes too long. */
    private void stop(SimulatedProcess process, RelayReplica relay) {
        if (!weather.isCalm()) {
            simulation.note("%s stops", process.name());
            relay.stop().subscribe().with(stopped -> process.die(), failed -> process.die());
            simulation.after(TimeUnit.SECONDS.toNanos(6), process::die);
        }
    }
}
