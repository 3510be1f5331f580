package io.orderflow.platform.outbox;

import io.orderflow.platform.outbox.LaneLeases.Held;
import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Written;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of the outbox with what each statement of {@link OutboxRows} promises, one statement or transaction a step. */
final class SimulatedOutbox {

    private record Row(long position, Written event, long createdAt) {
        short lane() {
            return Lanes.of(event.aggregate());
        }
    }

    /** Which writes of a round only happen in lanes that are still held. */
    enum Fence {
        ALL,
        MARKS_ONLY,
        NONE
    }

    private record Wait(int attempts, long until) {}

    private final Ledger ledger;
    private final SimulatedLanes lanes;
    private final Line line;
    private final DatabaseClock clock;
    private final TreeMap<Long, Row> waiting = new TreeMap<>();
    private final TreeMap<Long, Row> sent = new TreeMap<>();
    private final Map<String, Wait> backoff = new HashMap<>();

    SimulatedOutbox(Ledger ledger, SimulatedLanes lanes, Line line, DatabaseClock clock) {
        this.ledger = ledger;
        this.lanes = lanes;
        this.line = line;
        this.clock = clock;
    }

    /** What a writer's commit makes visible. */
    void add(long position, Written event) {
        waiting.put(position, new Row(position, event, clock.now()));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether all that waits is of one of these aggregates. */
    boolean holdsOnly(List<String> aggregates) {
        return waiting.values().stream().allMatch(row -> aggregates.contains(row.event.aggregate()));
    }

    /** Aggregates that are said to wait. */
    int postponed() {
        return backoff.size();
    }

    /** The statements as one process sends them. @param fence all of it, as it must be */
    PendingEvents from(SimulatedProcess process, Fence fence) {
        return new PendingEvents() {
            @Override
            public Uni<List<PendingEvent>> due(List<Held> held, int limit) {
                return line.call(process, () -> SimulatedOutbox.this.due(process.name(), held, limit));
            }

            @Override
            public Uni<Integer> record(
                    String owner, List<Held> held, List<PendingEvent> published, List<FailedEvent> failed) {
                return line.call(process, () -> SimulatedOutbox.this.record(owner, held, published, failed, fence));
            }
        };
    }

    private List<PendingEvent> due(String owner, List<Held> held, int limit) {
        var mine = new BitSet();
        held.forEach(lane -> mine.set(lane.lane()));
        var due = new ArrayList<PendingEvent>();
        for (Row row : waiting.values()) {
            var wait = backoff.getOrDefault(row.event.aggregate(), new Wait(0, Long.MIN_VALUE));
            if (due.size() < limit && wait.until <= clock.now() && mine.get(row.lane())) {
                lanes.read(owner, row.event.id(), row.lane());
                due.add(new PendingEvent(
                        row.position, row.event.id(), row.event.topic(), row.event.aggregate(), "{}", wait.attempts));
            }
        }
        return due;
    }

    private int record(
            String owner, List<Held> held, List<PendingEvent> published, List<FailedEvent> failed, Fence fence) {
        int marked = 0;
        for (PendingEvent event : published) {
            Row row = waiting.get(event.position());
            if (row != null && (fence == Fence.NONE || lanes.holds(owner, held, row.lane()))) {
                lanes.writes(owner, row.lane(), event.eventId());
                ledger.marked(event.eventId(), owner);
                waiting.remove(event.position());
                sent.put(event.position(), row);
                marked++;
                backoff.remove(event.aggregateId());
            }
        }
        for (FailedEvent failure : failed) {
            Row row = waiting.get(failure.event().position());
            if (fence != Fence.ALL || (row != null && lanes.holds(owner, held, row.lane()))) {
                lanes.writes(
                        owner,
                        Lanes.of(failure.event().aggregateId()),
                        failure.event().eventId());
                ledger.postponed(failure.event().eventId(), failure.attempts());
                long until = clock.now() + failure.delay().toNanos();
                backoff.put(failure.event().aggregateId(), new Wait(failure.attempts(), until));
            }
        }
        return marked;
    }

    /** An operator publishes again what was made before {@code to} in database time. @return rows */
    int replay(long to) {
        var again = sent.values().stream().filter(row -> row.createdAt < to).toList();
        again.forEach(row -> {
            ledger.replayed(row.event);
            sent.remove(row.position);
            waiting.put(row.position, row);
        });
        return again.size();
    }
}
