package io.orderflow.platform.outbox;

import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.outbox.LaneLeases.Held;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What one relay does, round by round: reads what is due in its lanes, publishes it wave by wave, and records what came of it.
 * Knows neither SQL nor threads nor a clock of its own, so that a simulation can drive it through every order of events.
 * An error of the broker leaves the outcome unknown: the same event id is sent again. A refused event makes only its aggregate wait,
 * also one that the broker does not name ({@link Isolation}).
 */
final class RelayRounds {

    static final int ALERT_AT = 10;
    /** Calls in vain after which a single event may be what the broker will not have. */
    static final int SUSPECT_AT = 3;

    private static final CrashPoint AFTER_PUBLISH = CrashPoint.named("outbox.published");
    private static final int BATCH = 500;
    private static final long LONGEST_ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Duration FIRST_REST = Duration.ofMillis(200);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final PendingEvents events;
    private final LaneLeases leases;
    private final Broker broker;
    private final RelayWatch watch;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private volatile boolean stopping;
    // Fails of whole calls in a row: the broker or the sidecar is away, no event is to blame. One round at a time
    // touches these two.
    private volatile int outage;
    private volatile long notBefore;

    /** @param nanos as {@link System#nanoTime} */
    RelayRounds(
            PendingEvents events,
            LaneLeases leases,
            Broker broker,
            RelayWatch watch,
            LongSupplier nanos,
            RandomGenerator random) {
        this.events = events;
        this.leases = leases;
        this.broker = broker;
        this.watch = watch;
        this.nanos = nanos;
        this.random = random;
        this.notBefore = nanos.getAsLong();
    }

    /** What goes out together. */
    private record Group(String topic, boolean isSuspected) {}

    /** One round; never two at once. @return whether there is more to do at once; fails when the database is away */
    Uni<Boolean> next() {
        var lanes = leases.held();
        if (lanes.isEmpty() || nanos.getAsLong() - notBefore < 0) {
            return Uni.createFrom().item(false);
        }
        return events.due(lanes, BATCH)
                .chain(batch -> batch.isEmpty() ? Uni.createFrom().item(false) : publish(lanes, batch));
    }

    /** Lets the round under way send no further wave, only record what went out. */
    void stop() {
        stopping = true;
    }

    private Uni<Boolean> publish(List<Held> lanes, List<PendingEvent> batch) {
        var round = new Round(random);
        long begun = nanos.getAsLong();
        return send(round, Waves.of(batch), () -> stopping || isOver(begun))
                .onFailure()
                .recoverWithUni(failure -> {
                    brokerAway(failure);
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> AFTER_PUBLISH.pass(topics(batch)))
                .chain(() -> events.record(leases.owner, lanes, round.published, round.failed))
                .invoke(marked -> compare(marked, round))
                .invoke(() -> watch.published(round.published.size()))
                .invoke(() -> round.failed.stream()
                        .filter(failed -> failed.attempts() == ALERT_AT)
                        .forEach(watch::refusedOften))
                .map(marked -> outage == 0 && !round.published.isEmpty());
    }

    /** While single events are suspected, no second one of an aggregate goes out behind one that may not have been tried. */
    private Uni<Void> send(Round round, List<List<PendingEvent>> waves, BooleanSupplier over) {
        if (outage >= SUSPECT_AT) {
            return byGroup(
                    waves.getFirst(),
                    event -> new Group(event.topic(), true),
                    (group, wave) -> new Isolation(broker, round, group.topic(), over).publish(shuffled(wave)));
        }
        Uni<Void> sent = Uni.createFrom().voidItem();
        for (List<PendingEvent> wave : waves) {
            sent = sent.chain(() -> over.getAsBoolean() ? Uni.createFrom().voidItem() : publishWave(round, wave, over));
        }
        return sent;
    }

    /** A mark that does not take says that a lane is lost. Without this the same events would go out again and again until the renewal. */
    private void compare(int marked, Round round) {
        if (marked < round.published.size()) {
            leases.doubt();
        }
    }

    /** What was refused before does not go with the others, which it may spoil. */
    private Uni<Void> publishWave(Round round, List<PendingEvent> wave, BooleanSupplier over) {
        return byGroup(
                wave.stream().filter(event -> !round.blocks(event)).toList(),
                event -> new Group(event.topic(), event.attempts() > 0),
                (group, events) -> group.isSuspected()
                        ? new Isolation(broker, round, group.topic(), over).publish(shuffled(events))
                        : broker.publish(group.topic(), PendingEvent.entries(events))
                                .invoke(refused -> round.note(events, refused))
                                .replaceWithVoid());
    }

    private Uni<Void> byGroup(
            List<PendingEvent> wave,
            Function<PendingEvent, Group> key,
            BiFunction<Group, List<PendingEvent>, Uni<Void>> publish) {
        return Multi.createFrom()
                .iterable(wave.stream().collect(Collectors.groupingBy(key)).entrySet())
                .onItem()
                .transformToUni(group -> publish.apply(group.getKey(), group.getValue()))
                // One group that fails must not cut off the others, whose outcome would be unknown then.
                .collectFailures()
                .merge(8)
                .collect()
                .asList()
                .invoke(all -> outage = 0)
                .replaceWithVoid();
    }

    private List<PendingEvent> shuffled(List<PendingEvent> events) {
        var places = new HashMap<PendingEvent, Long>();
        events.forEach(event -> places.put(event, random.nextLong()));
        return events.stream().sorted(Comparator.comparing(places::get)).toList();
    }

    /** The rest of the batch waits for the next round, so that what went out is marked while the leases still hold. */
    private boolean isOver(long begun) {
        return nanos.getAsLong() - begun > LONGEST_ROUND_NANOS;
    }

    private void brokerAway(Throwable failure) {
        outage++;
        notBefore = nanos.getAsLong()
                + Backoff.after(outage, FIRST_REST, LONGEST_REST, random).toNanos();
        watch.brokerAway(outage, failure);
    }

    private static Collection<String> topics(List<PendingEvent> events) {
        return AFTER_PUBLISH.isArmed()
                ? events.stream().map(PendingEvent::topic).collect(Collectors.toSet())
                : Set.of();
    }
}
