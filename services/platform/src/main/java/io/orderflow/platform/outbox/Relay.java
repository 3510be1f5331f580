package io.orderflow.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.dapr.Publisher;
import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.outbox.LaneLeases.Held;
import io.orderflow.platform.outbox.OutboxRows.FailedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Publishes what the outbox holds, in version order per aggregate, at least once (X3.1, domain.md §5).
 * An error of the broker leaves the outcome unknown: the same event id is sent again. A refused event makes only its aggregate wait.
 */
@Singleton
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final CrashPoint AFTER_PUBLISH = CrashPoint.named("outbox.published");
    private static final int BATCH = 500;
    private static final int ALERT_AT = 10;
    private static final long LONGEST_ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final OutboxRows rows;
    private final LaneLeases leases;
    private final Publisher publisher;
    private final Loop publishing;
    private final Loop renewing;
    private final Counter published;
    private final Counter alerts;
    private volatile boolean stopping;
    // Fails of whole calls in a row: the broker or the sidecar is away, no event is to blame. One round at a time
    // touches these two.
    private volatile int outage;
    private volatile long notBefore = System.nanoTime();

    Relay(OutboxRows rows, LaneLeases leases, Publisher publisher, Vertx vertx, MeterRegistry metrics) {
        this.rows = rows;
        this.leases = leases;
        this.publisher = publisher;
        this.published = metrics.counter("orderflow.outbox.published");
        this.alerts = metrics.counter("orderflow.outbox.alerts");
        this.publishing = new Loop(vertx, "outbox relay", this::round);
        this.renewing = new Loop(
                vertx,
                "outbox leases",
                () -> leases.renew().invoke(this::publishSoon).replaceWith(false));
    }

    void start(@Observes StartupEvent event) {
        if (publisher.hasSidecar()) {
            renewing.start(Duration.ofSeconds(3));
            publishing.start(Duration.ofSeconds(1));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        publishing.stopAndWait(Duration.ofSeconds(3));
        renewing.stopAndWait(Duration.ofSeconds(1));
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

    private final Runnable wakeHook = this::publishSoon;

    private void publishSoon() {
        publishing.wake();
    }

    private Uni<Boolean> round() {
        var lanes = leases.held();
        if (lanes.isEmpty() || System.nanoTime() - notBefore < 0) {
            return Uni.createFrom().item(false);
        }
        return rows.due(lanes, BATCH)
                .chain(batch -> batch.isEmpty() ? Uni.createFrom().item(false) : publish(lanes, batch));
    }

    private Uni<Boolean> publish(List<Held> lanes, List<PendingEvent> batch) {
        var round = new Round();
        Uni<Void> waves = Uni.createFrom().voidItem();
        for (List<PendingEvent> wave : Waves.of(batch)) {
            waves = waves.chain(
                    () -> stopping || round.isOver() ? Uni.createFrom().voidItem() : publishWave(round, wave));
        }
        return waves.onFailure()
                .recoverWithUni(failure -> {
                    brokerAway(failure);
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> AFTER_PUBLISH.pass(topics(batch)))
                .chain(() -> rows.record(leases.owner, lanes, round.published, round.failed))
                .invoke(() -> published.increment(round.published.size()))
                .invoke(() -> round.failed.stream()
                        .filter(f -> f.attempts() == ALERT_AT)
                        .forEach(this::alert))
                .map(marked -> outage == 0 && !round.published.isEmpty());
    }

    private Uni<Void> publishWave(Round round, List<PendingEvent> wave) {
        Map<String, List<PendingEvent>> byTopic = wave.stream()
                .filter(event -> !round.blocked.contains(event.aggregateId()))
                .collect(Collectors.groupingBy(PendingEvent::topic));
        return Multi.createFrom()
                .iterable(byTopic.entrySet())
                .onItem()
                .transformToUni(topic -> publisher
                        .publish(topic.getKey(), entries(topic.getValue()))
                        .invoke(refused -> round.note(topic.getValue(), refused)))
                // One topic that fails must not cut off the others, whose outcome would be unknown then.
                .collectFailures()
                .merge(8)
                .collect()
                .asList()
                .invoke(all -> outage = 0)
                .replaceWithVoid();
    }

    private static Collection<String> topics(List<PendingEvent> events) {
        return AFTER_PUBLISH.isArmed()
                ? events.stream().map(PendingEvent::topic).collect(Collectors.toSet())
                : Set.of();
    }

    private static List<Publisher.Entry> entries(List<PendingEvent> events) {
        return events.stream()
                .map(e -> new Publisher.Entry(e.eventId(), e.payload()))
                .toList();
    }

    private void brokerAway(Throwable failure) {
        outage++;
        notBefore = System.nanoTime()
                + Backoff.after(outage, Duration.ofMillis(200), Duration.ofSeconds(5))
                        .toNanos();
        if (outage == ALERT_AT) {
            alerts.increment();
            LOG.errorf(
                    failure,
                    "outbox: %d publish calls in a row have failed; events stay queued and are tried on",
                    outage);
        } else {
            LOG.debugf(failure, "outbox: publish call failed, outcome unknown, the same ids go out again");
        }
    }

    private void alert(FailedEvent failed) {
        alerts.increment();
        LOG.errorf(
                "outbox: event %s of aggregate %s was refused %d times (%s); it stays queued, others are not held up",
                failed.event().eventId(), failed.event().aggregateId(), failed.attempts(), failed.reason());
    }

    /** What one round achieved. Touched by one round's own chain only. */
    private static final class Round {
        final List<PendingEvent> published = new ArrayList<>();
        final List<FailedEvent> failed = new ArrayList<>();
        final HashSet<String> blocked = new HashSet<>();
        private final long begun = System.nanoTime();

        /** The rest of the batch waits for the next round, so that what went out is marked while the leases still hold. */
        boolean isOver() {
            return System.nanoTime() - begun > LONGEST_ROUND_NANOS;
        }

        synchronized void note(List<PendingEvent> sent, Map<String, String> refused) {
            for (PendingEvent event : sent) {
                String reason = refused.get(event.eventId());
                if (reason == null) {
                    published.add(event);
                } else {
                    int attempts = event.attempts() + 1;
                    failed.add(new FailedEvent(event, attempts, Backoff.after(attempts), reason));
                    blocked.add(event.aggregateId());
                }
            }
        }
    }
}
