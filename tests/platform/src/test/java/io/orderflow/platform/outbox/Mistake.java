package io.orderflow.platform.outbox;

import io.orderflow.platform.dapr.Bulks;
import io.orderflow.platform.outbox.SimulatedOutbox.Fence;
import io.orderflow.platform.simulation.SimulatedBroker;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Subscriber.Careless;

/** The parts of a world around the relay's decisions. A test replaces one of them by a wrong one, to see that it is found out. */
class Mistake {

    static final Mistake NONE = new Mistake();

    /** No mistake either, and each wave is one call: the world in which older seeds have found what they are kept for. */
    static final Mistake UNCUT = new Mistake() {
        @Override
        boolean cutsWaves() {
            return false;
        }
    };

    private static final int ENTRIES_OF_A_CALL = 3;
    private static final int MORE_THAN_A_WAVE = 1_000;

    PendingEvents events(SimulatedOutbox outbox, SimulatedProcess process, LaneLeases leases) {
        return outbox.from(process, Fence.ALL);
    }

    LeaseTable lanes(SimulatedLanes lanes, SimulatedProcess process) {
        return lanes.from(process);
    }

    /** The real way to cut a wave into calls, with calls so small that a wave needs several. */
    Broker broker(SimulatedBroker broker, SimulatedProcess process) {
        return new Bulks(call(broker, process), cutsWaves() ? ENTRIES_OF_A_CALL : MORE_THAN_A_WAVE)::publish;
    }

    boolean cutsWaves() {
        return true;
    }

    Bulks.Call call(SimulatedBroker broker, SimulatedProcess process) {
        return (topic, bulk) -> broker.publish(process, topic, bulk);
    }

    Careless consumer() {
        return Careless.NO;
    }

    /** Whether events are visible before their commit. */
    boolean showsUncommitted() {
        return false;
    }
}
