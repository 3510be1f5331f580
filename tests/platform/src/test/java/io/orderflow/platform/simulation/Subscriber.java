package io.orderflow.platform.simulation;

import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.loop.Loop;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A consuming service with the contract of its inbox: event id and effect in one transaction, and what leaves a gap is parked and
 * tried again. A strict one applies each version in turn; another takes what is newer than what it knows.
 */
public final class Subscriber {

    private enum State {
        DONE,
        IGNORED,
        PARKED,
        DEAD
    }

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int LIMIT = 12;

    private static final class Row {
        final Written event;
        State state = State.PARKED;
        int attempts;
        long due;

        Row(Written event) {
            this.event = event;
        }
    }

    private final Simulation simulation;
    private final Ledger ledger;
    private final Line database;
    private final String name;
    private final Set<String> topics;
    private final boolean strict;
    private final Careless careless;
    private final List<SimulatedProcess> replicas = new ArrayList<>();
    private final Map<String, Row> inbox = new HashMap<>();
    private final Map<String, Row> parked = new LinkedHashMap<>();
    private final Map<String, Long> versions = new HashMap<>();

    /** What a wrong consumer leaves out, to see that it is noticed. */
    public enum Careless {
        NO,
        FORGETS_IDS,
        FORGETS_VERSIONS
    }

    public Subscriber(
            Simulation simulation, Weather weather, Ledger ledger, String name, Set<String> topics, Careless careless) {
        this.simulation = simulation;
        this.ledger = ledger;
        this.database = new Line(simulation, weather, name + "'s database");
        this.name = name;
        this.topics = topics;
        this.strict = topics.size() > 1;
        this.careless = careless;
    }

    public String name() {
        return name;
    }

    public boolean wants(String topic) {
        return topics.contains(topic);
    }

    public boolean hasTakenIn(String id) {
        Row row = inbox.get(id);
        return row != null && (row.state == State.DONE || row.state == State.IGNORED);
    }

    /** Another replica of it. */
    public void join(SimulatedProcess process) {
        replicas.add(process);
        process.atDeath(() -> replicas.remove(process));
        new Loop(process, name + " parked", () -> retryParked(process)).start(Duration.ofMillis(500));
    }

    /** A delivery, to any replica; nobody acknowledges when none is there. */
    void receive(String id, Runnable acknowledge) {
        if (!replicas.isEmpty()) {
            var replica = simulation.one(replicas);
            take(replica, id, 0).subscribe().with(stored -> acknowledge.run(), away -> {});
        }
    }

    private Uni<Void> take(SimulatedProcess replica, String id, int attempts) {
        return database.call(replica, () -> apply(id, attempts > 0))
                .chain(stored -> stored
                        ? Uni.createFrom().voidItem()
                        : database.call(replica, () -> park(id, attempts + 1)).replaceWithVoid());
    }

    private Uni<Boolean> retryParked(SimulatedProcess replica) {
        return database.call(replica, this::claimDue)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndMerge(id -> take(replica, id, Objects.requireNonNull(inbox.get(id)).attempts))
                        .collect()
                        .asList()
                        .replaceWith(false));
    }

    /** One transaction. @return false when it was rolled back, for the event leaves a gap */
    private boolean apply(String id, boolean again) {
        Written event = ledger.known(id, name);
        Row known = inbox.get(id);
        if (event == null || (known != null && (!again || known.state != State.PARKED) && !forgets())) {
            return true;
        }
        long last = versions.getOrDefault(event.aggregate(), 0L);
        if (leavesGap(event)) {
            return false;
        }
        var row = inbox.computeIfAbsent(id, i -> new Row(event));
        parked.remove(id);
        row.state = event.version() > last || forgets() ? State.DONE : State.IGNORED;
        if (row.state == State.DONE) {
            versions.put(event.aggregate(), event.version());
            hurry(event.aggregate(), event.version() + 1);
            ledger.effect(name, id, strict ? last : -1);
        }
        return true;
    }

    /** Only what is possible now: each try of the others would count against them. */
    private void hurry(String aggregate, long version) {
        for (Row row : parked.values()) {
            if (row.event.aggregate().equals(aggregate) && row.event.version() == version) {
                row.due = simulation.now();
            }
        }
    }

    private boolean leavesGap(Written event) {
        return strict
                && careless != Careless.FORGETS_VERSIONS
                && event.version() > versions.getOrDefault(event.aggregate(), 0L) + 1;
    }

    /** Operators replay the dead letters, after they have mended what was wrong. @return how many there were */
    public int replayDeadLetters() {
        var dead = inbox.entrySet().stream()
                .filter(row -> row.getValue().state == State.DEAD)
                .toList();
        dead.forEach(row -> {
            row.getValue().state = State.PARKED;
            row.getValue().attempts = 1;
            row.getValue().due = simulation.now();
            parked.put(row.getKey(), row.getValue());
        });
        return dead.size();
    }

    private boolean forgets() {
        return careless == Careless.FORGETS_IDS;
    }

    private boolean park(String id, int attempts) {
        Written event = Objects.requireNonNull(ledger.known(id, name));
        Row row = inbox.computeIfAbsent(id, i -> new Row(event));
        if (row.state != State.PARKED) {
            return true;
        }
        if (attempts >= LIMIT) {
            simulation.note("%s gives up on %s", name, event);
            row.state = State.DEAD;
            parked.remove(id);
            return true;
        }
        parked.put(id, row);
        row.attempts = attempts;
        // What it waits for may have come between the try and this.
        row.due = simulation.now()
                + (leavesGap(event)
                        ? Backoff.after(attempts, FIRST_WAIT, LONGEST_WAIT, simulation.random())
                                .toNanos()
                        : 0);
        return true;
    }

    private List<String> claimDue() {
        var due = new ArrayList<String>();
        parked.forEach((id, row) -> {
            if (row.due <= simulation.now()) {
                row.due = simulation.now() + Duration.ofSeconds(15).toNanos();
                due.add(id);
            }
        });
        return due;
    }
}
