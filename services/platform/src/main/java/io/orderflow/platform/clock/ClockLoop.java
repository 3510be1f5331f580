package io.orderflow.platform.clock;

import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.role.LocalOnly;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Follows the offset that another replica may have moved. In production there is no offset and nobody looks for one. */
@Singleton
class ClockLoop {

    private static final Logger LOG = Logger.getLogger(ClockLoop.class);

    private final PlatformClock clock;
    private final Loop loop;

    ClockLoop(PlatformClock clock, Vertx vertx) {
        this.clock = clock;
        this.loop = new Loop(vertx, "clock", () -> clock.refresh().replaceWith(false));
    }

    /** Before anything else looks at the time: a window opened in the first moment must not be over already. */
    void start(@Observes @Priority(1) StartupEvent event) {
        if (LocalOnly.isLocal()) {
            try {
                clock.refresh().await().atMost(Duration.ofSeconds(5));
            } catch (RuntimeException away) {
                LOG.warn("platform time is not known yet", away);
            }
            loop.start(Duration.ofSeconds(1));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
