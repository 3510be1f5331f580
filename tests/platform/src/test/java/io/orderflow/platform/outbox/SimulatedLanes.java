package io.orderflow.platform.outbox;

import io.orderflow.platform.outbox.LaneLeases.Held;
import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.orderflow.platform.simulation.Weather;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of lanes and living relays, with what each statement of {@link LaneRows} promises, and the rule of one holder (INV-E6). */
final class SimulatedLanes {

    private static final class Lane {
        @Nullable
        String owner;

        long epoch;
        long until = Long.MIN_VALUE;
    }

    private record Read(String owner, String event) {}

    private final Simulation simulation;
    private final Weather weather;
    private final Line line;
    private final DatabaseClock clock;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<String, Long> relays = new HashMap<>();
    private final Map<Read, Long> readUnder = new HashMap<>();

    SimulatedLanes(Simulation simulation, Weather weather, Line line, DatabaseClock clock) {
        this.simulation = simulation;
        this.weather = weather;
        this.line = line;
        this.clock = clock;
        for (int i = 0; i < Lanes.COUNT; i++) {
            lanes.add(new Lane());
        }
    }

    private long now() {
        return clock.now();
    }

    LeaseTable from(SimulatedProcess process) {
        return new LeaseTable() {
            @Override
            public Uni<Long> announce(String owner) {
                return line.call(process, () -> alive(owner));
            }

            @Override
            public Uni<Integer> giveUp(String owner, int share) {
                return line.call(process, () -> free(owner, share));
            }

            @Override
            public Uni<List<Held>> take(String owner, int share) {
                return line.call(process, () -> lease(owner, share));
            }

            @Override
            public Uni<Void> release(String owner) {
                return line.call(process, () -> {
                            relays.remove(owner);
                            return free(owner, 0);
                        })
                        .replaceWithVoid();
            }
        };
    }

    private long alive(String owner) {
        relays.put(owner, until());
        return relays.values().stream().filter(until -> until > now()).count();
    }

    private int free(String owner, int share) {
        var mine = lanes.stream().filter(lane -> owner.equals(lane.owner)).toList();
        var over = mine.subList(Math.min(share, mine.size()), mine.size());
        over.forEach(lane -> {
            lane.owner = null;
            lane.until = Long.MIN_VALUE;
        });
        return over.size();
    }

    private List<Held> lease(String owner, int share) {
        var held = new ArrayList<Held>();
        for (boolean mine : new boolean[] {true, false}) {
            for (short i = 0; i < lanes.size() && held.size() < share; i++) {
                Lane lane = lanes.get(i);
                if (owner.equals(lane.owner) == mine && (mine || lane.until < now()) && !isLocked()) {
                    lease(owner, lane);
                    held.add(new Held(i, lane.epoch));
                }
            }
        }
        simulation.note("%s holds %d lanes", owner, held.size());
        return held;
    }

    private void lease(String owner, Lane lane) {
        if (!owner.equals(lane.owner) || lane.until <= now()) {
            lane.epoch++;
        }
        lane.owner = owner;
        lane.until = until();
    }

    /** Another statement has it under a row lock just now, and {@code skip locked} passes it over. */
    private boolean isLocked() {
        return !weather.isCalm() && simulation.chance(0.01);
    }

    private long until() {
        return now() + LaneLeases.LEASE.toNanos();
    }

    boolean areAllHeld() {
        return lanes.stream().allMatch(lane -> lane.until > now());
    }

    /** The fence of a mark. */
    boolean holds(String owner, List<Held> held, short lane) {
        return isHolder(owner, lane) && held.contains(new Held(lane, lanes.get(lane).epoch));
    }

    private boolean isHolder(String owner, short lane) {
        return owner.equals(lanes.get(lane).owner) && lanes.get(lane).until > now();
    }

    /** A relay learns of an event. */
    void read(String owner, String event, short lane) {
        readUnder.put(new Read(owner, event), isHolder(owner, lane) ? lanes.get(lane).epoch : -1);
    }

    /** A relay writes down what became of an event: the lane must be its own, and must have been since it learnt of the event. */
    void writes(String owner, short lane, String event) {
        simulation.check(isHolder(owner, lane), Ledger.FENCE, "%s writes of %s in a lane of another", owner, event);
        simulation.check(
                readUnder.getOrDefault(new Read(owner, event), -1L) == lanes.get(lane).epoch,
                Ledger.FENCE,
                "%s writes of %s under another lease than it read it",
                owner,
                event);
    }
}
