package io.orderflow.platform.outbox;

import io.orderflow.platform.dapr.Publisher;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.loop.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Publishes what the outbox holds, in version order per aggregate, at least once (X3.1, domain.md §5). */
@Singleton
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Publisher publisher;
    private final LaneLeases leases;
    private final RelayRounds rounds;
    private final RelayLoops loops;
    private final Runnable wakeHook;

    Relay(PendingEvents events, LeaseTable lanes, Publisher publisher, Vertx vertx, RelayWatch watch) {
        this.publisher = publisher;
        this.leases = new LaneLeases(lanes, Ids.next().toString(), System::nanoTime);
        this.rounds = new RelayRounds(
                events,
                leases,
                publisher::publish,
                watch,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextLong());
        this.loops = new RelayLoops(leases, rounds, () -> EventLoop.of(vertx));
        this.wakeHook = loops.publishing::wake;
    }

    void start(@Observes StartupEvent event) {
        if (publisher.hasSidecar()) {
            loops.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        loops.publishing.stopAndWait(Duration.ofSeconds(3));
        loops.renewing.stopAndWait(Duration.ofSeconds(1));
        try {
            leases.release().await().atMost(Duration.ofSeconds(2));
        } catch (RuntimeException away) {
            LOG.debug("lanes are left to run out", away);
        }
    }

    /** The same hook each time, so that a transaction with many events wakes the relay once. */
    Runnable wake() {
        return wakeHook;
    }
}
