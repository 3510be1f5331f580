package io.orderflow.platform.dapr;

import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.role.Role;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Ready only once events can arrive: our callback answers every method, and the sidecar has subscribed to every topic that has a handler.
 * A sidecar that starts later than this process is waited for; one that goes away after it was right changes nothing.
 */
@Singleton
@Readiness
public class ConsumingReady implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ConsumingReady.class);
    private static final String NAME = "events arrive";
    private static final long RECHECK_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final OwnCallback callback;
    private final SubscribedTopics subscribed;
    private final Collection<String> topics;
    private final boolean needed;
    private final Loop loop;
    private volatile String wrong = "not checked yet";
    private volatile long checkedAt;

    ConsumingReady(
            OwnCallback callback, SubscribedTopics subscribed, Sidecar sidecar, Inbox inbox, Role role, Vertx vertx) {
        this.callback = callback;
        this.subscribed = subscribed;
        this.topics = inbox.topics();
        this.needed = sidecar.isThere() && role.consumes() && !topics.isEmpty();
        this.loop = new Loop(vertx, "subscription check", this::check);
    }

    void start(@Observes StartupEvent event) {
        if (needed) {
            loop.start(Duration.ofMillis(500));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named(NAME).status(!needed || wrong.isEmpty());
        return (wrong.isEmpty() || !needed ? response : response.withData("waiting_for", wrong)).build();
    }

    private Uni<Boolean> check() {
        if (wrong.isEmpty() && System.nanoTime() - checkedAt < RECHECK_NANOS) {
            return Uni.createFrom().item(false);
        }
        checkedAt = System.nanoTime();
        return callback.answers()
                .onItemOrFailure()
                .transformToUni((answered, failure) -> failure == null
                        ? subscriptions()
                        : note("our own callback port does not answer: " + failure.getMessage()))
                .replaceWith(false);
    }

    private Uni<Void> subscriptions() {
        return subscribed.missing(topics).onItemOrFailure().transformToUni((missing, away) -> {
            if (away != null) {
                return wrong.isEmpty() ? Uni.createFrom().voidItem() : note("the sidecar does not answer");
            }
            return note(missing.isEmpty() ? "" : "the sidecar has no subscription to " + missing);
        });
    }

    private Uni<Void> note(String found) {
        if (!found.equals(wrong)) {
            if (found.isEmpty()) {
                LOG.infof("the sidecar delivers %s", topics);
            } else {
                LOG.errorf("no events can be consumed, and this process is not ready: %s", found);
            }
        }
        wrong = found;
        return Uni.createFrom().voidItem();
    }
}
