package io.orderflow.platform.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What truly happened to each event, kept beside the world that is looked at, and the rules that it has to obey at every step. */
public final class Ledger {

    public static final String LOSS = "INV-E1";
    public static final String PHANTOM = "INV-E2";
    public static final String ONCE = "INV-E3";
    public static final String ORDER = "INV-E4";
    public static final String FENCE = "INV-E6";
    public static final String RECOVERY = "INV-E8";
    public static final String BULK = "bulk";
    public static final String BACKOFF = "backoff";
    public static final String PROGRESS = "progress";
    public static final String STORM = "storm";

    // Refusals, lost answers, pauses and replays of a minute come nowhere near it.
    private static final int MOST_ATTEMPTS = 30;

    private final Simulation simulation;
    private final Map<String, Written> events = new LinkedHashMap<>();
    private final Map<String, List<Written>> committed = new LinkedHashMap<>();
    private final List<Written> all = new ArrayList<>();
    private final Set<String> replayed = new HashSet<>();
    private final Map<String, Set<String>> effects = new HashMap<>();
    private int takenIn;

    public Ledger(Simulation simulation) {
        this.simulation = simulation;
    }

    /** A row of a transaction that may still be rolled back. */
    public void written(Written event) {
        events.put(event.id(), event);
    }

    public void committed(Collection<Written> rows) {
        for (Written event : rows) {
            var versions = committed.computeIfAbsent(event.aggregate(), a -> new ArrayList<>());
            simulation.check(event.version() == versions.size() + 1, ORDER, "%s follows v%d", event, versions.size());
            versions.add(event);
            event.committed = true;
            all.add(event);
        }
    }

    /** A publish call leaves {@code who}. */
    public void attempted(String who, String topic, Collection<String> ids) {
        var aggregates = new HashSet<String>();
        for (String id : ids) {
            Written event = known(id, who);
            if (event == null) {
                return;
            }
            simulation.check(event.topic().equals(topic), PHANTOM, "%s sends %s to %s", who, event, topic);
            simulation.check(aggregates.add(event.aggregate()), BULK, "%s sends two of %s", who, event.aggregate());
            Written before = before(event);
            simulation.check(
                    event.attempted || before == null || before.landed,
                    ORDER,
                    "%s sends %s, and %s is nowhere",
                    who,
                    event,
                    before);
            event.attempted = true;
            simulation.check(++event.attempts < MOST_ATTEMPTS, STORM, "%s is sent again and again by %s", event, who);
        }
    }

    private @Nullable Written before(Written event) {
        return event.version() == 1
                ? null
                : Objects.requireNonNull(committed.get(event.aggregate())).get((int) event.version() - 2);
    }

    /** The event of that id, which must have been committed; null after a breach. */
    @Nullable
    Written known(String id, String who) {
        Written event = events.get(id);
        boolean real = event != null && event.committed;
        simulation.check(real, PHANTOM, "%s has %s, which nobody committed", who, id);
        return real ? event : null;
    }

    public void landed(String id) {
        Written event = known(id, "the broker");
        if (event != null) {
            event.landed = true;
        }
    }

    public void refused(String id) {
        Objects.requireNonNull(events.get(id)).refusals++;
    }

    /** An operator sends it again, beside what its aggregate may be waiting for. */
    public void replayed(Written event) {
        replayed.add(event.aggregate());
    }

    /** A relay lets an aggregate wait for its {@code attempts}-th failure. */
    public void postponed(String id, int attempts) {
        Written event = Objects.requireNonNull(events.get(id));
        simulation.check(
                attempts <= event.refusals || replayed.contains(event.aggregate()),
                BACKOFF,
                "%s waits for failure %d and was refused %d times",
                event,
                attempts,
                event.refusals);
    }

    public void marked(String id, String owner) {
        Written event = Objects.requireNonNull(events.get(id));
        event.marked = true;
        simulation.note("%s marks %s", owner, event);
        simulation.check(event.landed, LOSS, "%s marks %s, which is nowhere", owner, event);
    }

    /** A subscriber's effect is committed. @param last version of the aggregate that it had applied before; -1 if it does not care */
    public void effect(String subscriber, String id, long last) {
        Written event = known(id, subscriber);
        if (event != null) {
            simulation.note("%s applies %s", subscriber, event);
            simulation.check(
                    effects.computeIfAbsent(subscriber, s -> new HashSet<>()).add(id),
                    ONCE,
                    "%s applies %s twice",
                    subscriber,
                    event);
            simulation.check(
                    last < 0 || event.version() == last + 1, ORDER, "%s applies %s after v%d", subscriber, event, last);
        }
    }

    /** The first event that a subscriber has not taken in yet, if there is one. */
    public Optional<String> missing(List<Subscriber> subscribers) {
        while (takenIn < all.size()) {
            Written event = all.get(takenIn);
            for (Subscriber subscriber : subscribers) {
                if (subscriber.wants(event.topic()) && !subscriber.hasTakenIn(event.id())) {
                    return Optional.of(event + " at " + subscriber.name());
                }
            }
            // What is taken in stays so.
            takenIn++;
        }
        return Optional.empty();
    }

    /** When nothing moves any more: each committed event is marked, and each subscriber has taken it in. */
    public void settle(List<Subscriber> subscribers) {
        all.forEach(event -> simulation.check(event.marked, LOSS, "%s was never marked", event));
        var missing = missing(subscribers);
        simulation.check(missing.isEmpty(), LOSS, "lost: %s", missing);
    }
}
