package io.orderflow.platform.outbox;

import io.orderflow.platform.loop.EventLoop;
import io.orderflow.platform.loop.Loop;
import java.time.Duration;
import java.util.function.Supplier;

/** The two loops of one relay: one publishes, the other keeps the leases, also while a round takes its time. */
final class RelayLoops {

    final Loop publishing;
    final Loop renewing;

    /** @param eventLoops answers with a loop for each */
    RelayLoops(LaneLeases leases, RelayRounds rounds, Supplier<EventLoop> eventLoops) {
        this.publishing = new Loop(eventLoops.get(), "outbox relay", rounds::next);
        this.renewing = new Loop(
                eventLoops.get(),
                "outbox leases",
                () -> leases.renew().invoke(publishing::wake).replaceWith(false));
    }

    void start() {
        renewing.start(Duration.ofSeconds(3));
        publishing.start(Duration.ofSeconds(1));
    }
}
