package io.orderflow.platform.outbox;

import io.orderflow.platform.outbox.SimulatedOutbox.Fence;
import io.orderflow.platform.simulation.SimulatedBroker;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Subscriber.Careless;

/** The parts of a world around the relay's decisions. A test replaces one of them by a wrong one, to see that it is found out. */
class Mistake {

    static final Mistake NONE = new Mistake();

    PendingEvents events(SimulatedOutbox outbox, SimulatedProcess process, LaneLeases leases) {
        return outbox.from(process, Fence.ALL);
    }

    LeaseTable lanes(SimulatedLanes lanes, SimulatedProcess process) {
        return lanes.from(process);
    }

    Broker broker(SimulatedBroker broker, SimulatedProcess process) {
        return (topic, entries) -> broker.publish(process, topic, entries);
    }

    Careless consumer() {
        return Careless.NO;
    }

    /** Whether events are visible before their commit. */
    boolean showsUncommitted() {
        return false;
    }
}
