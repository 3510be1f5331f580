package io.orderflow.platform.inbox;

import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.role.Role;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tries parked events again when they are due. */
@Singleton
class ParkedRetry {

    private static final int BATCH = 32;

    private final Inbox inbox;
    private final InboxRows rows;
    private final Role role;
    private final Loop loop;

    ParkedRetry(Inbox inbox, InboxRows rows, Role role, Vertx vertx) {
        this.inbox = inbox;
        this.rows = rows;
        this.role = role;
        this.loop = new Loop(vertx, "parked events", this::round);
    }

    void start(@Observes StartupEvent event) {
        if (role.consumes()) {
            loop.start(Duration.ofMillis(250));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Boolean> round() {
        return rows.claimDue(BATCH)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUni(inbox::retry)
                        .merge(8)
                        .collect()
                        .asList()
                        // One that was handled may have hurried the next of its aggregate; one that failed is not due
                        // for a while.
                        .replaceWith(!due.isEmpty()));
    }
}
