package io.orderflow.platform.outbox;

import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.smallrye.mutiny.Uni;

/** The real relay, as {@link Relay} wires it, in a simulated process. */
final class RelayReplica {

    private final LaneLeases leases;
    private final RelayRounds rounds;
    private final RelayLoops loops;

    RelayReplica(
            Simulation simulation, SimulatedProcess process, PendingEvents events, LaneLeases leases, Broker broker) {
        this.leases = leases;
        this.rounds = new RelayRounds(
                events, leases, broker, new Watch(simulation, process), process::nanos, simulation.random());
        this.loops = new RelayLoops(leases, rounds, () -> process);
    }

    void start() {
        loops.start();
    }

    void wake() {
        loops.publishing.wake();
    }

    /** As {@link Relay#stop}. @return ends when the lanes are given back; may never */
    Uni<Void> stop() {
        rounds.stop();
        return Uni.createFrom()
                .completionStage(loops.publishing::stop)
                .chain(() -> Uni.createFrom().completionStage(loops.renewing::stop))
                .chain(leases::release);
    }

    private record Watch(Simulation simulation, SimulatedProcess process) implements RelayWatch {
        @Override
        public void published(int events) {
            simulation.note("%s has published %d", process.name(), events);
        }

        @Override
        public void refusedOften(FailedEvent failed) {
            simulation.note("%s alerts: %s", process.name(), failed.event().eventId());
        }

        @Override
        public void brokerAway(int calls, Throwable failure) {
            simulation.note("%s sees the broker away for call %d", process.name(), calls);
        }
    }
}
