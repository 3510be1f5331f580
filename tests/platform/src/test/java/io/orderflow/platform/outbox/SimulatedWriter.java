package io.orderflow.platform.outbox;

import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.orderflow.platform.simulation.Weather;
import io.orderflow.platform.simulation.Written;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Use cases that write events, and the part of the database that they meet: the row of {@code outbox_version} stays locked until its
 * transaction ends, the position is drawn under that lock, and the commit makes all of a transaction visible at once.
 */
final class SimulatedWriter {

    private static final int LOCK_TRIES = 40;

    static final List<String> TOPICS = List.of("orders", "payments", "stock");

    private final Simulation simulation;
    private final Weather weather;
    private final Ledger ledger;
    private final Line database;
    private final SimulatedOutbox outbox;
    private final List<String> aggregates;
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> locked = new HashSet<>();
    private final boolean careless;
    private long position;

    /** @param careless whether events are visible before the commit, which is wrong */
    SimulatedWriter(
            Simulation simulation,
            Weather weather,
            Ledger ledger,
            Line database,
            SimulatedOutbox outbox,
            List<String> aggregates,
            boolean careless) {
        this.simulation = simulation;
        this.weather = weather;
        this.ledger = ledger;
        this.database = database;
        this.outbox = outbox;
        this.aggregates = aggregates;
        this.careless = careless;
    }

    /** Lets a process write until the faults stop. @param wake what a commit does afterwards */
    void writeFrom(SimulatedProcess process, Runnable wake) {
        process.later(simulation.millis(0, 3_000), () -> {
            if (!weather.isCalm()) {
                new Transaction(simulation.chance(0.2)).run(process, wake);
                writeFrom(process, wake);
            }
        });
    }

    /** Lets a process write once, into every aggregate. @param written what is to be done after the commit */
    void writeEverywhere(SimulatedProcess process, Runnable written) {
        new Transaction(false).add(process, new TreeSet<>(aggregates), written);
    }

    private final class Transaction {
        private final Set<String> locks = new TreeSet<>();
        private final TreeMap<Long, Written> rows = new TreeMap<>();
        private final boolean aborts;
        private boolean ended;

        Transaction(boolean aborts) {
            this.aborts = aborts;
        }

        void run(SimulatedProcess process, Runnable wake) {
            // In one order, so that no two wait for each other.
            var changed = new TreeSet<String>();
            for (int i = simulation.between(1, 2); i > 0; i--) {
                changed.add(simulation.one(aggregates));
            }
            add(process, changed, wake);
        }

        void add(SimulatedProcess process, TreeSet<String> changed, Runnable wake) {
            Uni<Boolean> all = Uni.createFrom().item(true);
            for (String aggregate : changed) {
                for (int i = simulation.between(1, 3); i > 0; i--) {
                    all = all.chain(fine ->
                            fine ? add(process, aggregate, 0) : Uni.createFrom().item(false));
                }
            }
            process.atDeath(this::breakOff);
            all.chain(fine -> database.call(process, () -> end(fine && !aborts)))
                    .subscribe()
                    .with(committed -> wake.run(), unknown -> breakOff());
        }

        private Uni<Boolean> add(SimulatedProcess process, String aggregate, int tries) {
            return database.call(process, () -> insert(aggregate)).chain(done -> {
                if (done || tries == LOCK_TRIES) {
                    return Uni.createFrom().item(done);
                }
                return rest(process).chain(() -> add(process, aggregate, tries + 1));
            });
        }

        private Uni<Void> rest(SimulatedProcess process) {
            return Uni.createFrom()
                    .emitter(soon -> process.later(simulation.millis(5, 100), () -> soon.complete(null)));
        }

        private boolean insert(String aggregate) {
            if (ended || (!locks.contains(aggregate) && !locked.add(aggregate))) {
                return ended;
            }
            locks.add(aggregate);
            long before = rows.values().stream()
                    .filter(row -> row.aggregate().equals(aggregate))
                    .count();
            long version = versions.getOrDefault(aggregate, 0L) + before + 1;
            var event = new Written("e" + ++position, simulation.one(TOPICS), aggregate, version);
            rows.put(position, event);
            ledger.written(event);
            if (careless) {
                outbox.add(position, event);
            }
            return true;
        }

        private boolean end(boolean commit) {
            if (ended) {
                return false;
            }
            ended = true;
            locked.removeAll(locks);
            if (commit) {
                simulation.note("commit of %s", rows.values());
                ledger.committed(rows.values());
                rows.forEach((at, event) -> {
                    versions.put(event.aggregate(), event.version());
                    outbox.add(at, event);
                });
            }
            return commit;
        }

        /** The server notices after a while that its client is gone. */
        private void breakOff() {
            simulation.after(simulation.millis(0, 2_000), () -> end(false));
        }
    }
}
