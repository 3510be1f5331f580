package io.orderflow.platform.job;

import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What each run of a job truly did, and what must never have been (INV-E6, INV-E7). */
final class JobRules {

    static final String FENCE = "INV-E6";
    static final String ONCE = "INV-E7";
    static final String OVERLAP = "overlap";
    static final String LIMIT = "limit";
    static final String HISTORY = "history";
    static final String ALARM = "alarm";

    // The database's clock may be set by five seconds, and that of a process be one in a hundred off.
    private static final long GRACE = TimeUnit.SECONDS.toNanos(7);

    private final Simulation simulation;
    private final Map<UUID, Long> begun = new HashMap<>();
    private final Set<UUID> finished = new HashSet<>();
    private final Set<UUID> closed = new HashSet<>();

    JobRules(Simulation simulation) {
        this.simulation = simulation;
    }

    /** A run is given a lease. @param free whether nobody else has one on its job */
    void leased(JobBook.Lease lease, boolean free) {
        simulation.note("%s is leased", name(lease));
        simulation.check(free, FENCE, "%s is leased while another run has it", name(lease));
    }

    void begins(JobBook.Lease lease) {
        begun.putIfAbsent(lease.run(), simulation.now());
    }

    /**
     * A run begins something that it could as well leave to another one.
     * @param alone  nanoseconds that it has had no lease for
     * @param atMost nanoseconds that it may take
     */
    void works(SimulatedProcess process, JobBook.Lease lease, long alone, long atMost) {
        long awake = simulation.now() - process.awakeSince();
        // What passes while its clock stands still with it, a process cannot tell.
        long known = alone - process.clockStoodStill();
        simulation.check(
                Math.min(awake, known) < GRACE,
                OVERLAP,
                "%s works on %.1f s after its lease, awake for %.1f s",
                name(lease),
                alone / 1e9,
                awake / 1e9);
        long late = simulation.now() - begun.getOrDefault(lease.run(), simulation.now()) - atMost;
        simulation.check(
                Math.min(awake, late) < GRACE, LIMIT, "%s works %.1f s longer than it may", name(lease), late / 1e9);
    }

    /** A run has done all it had to. */
    void finishes(JobBook.Lease lease) {
        finished.add(lease.run());
    }

    /** What the history says of a run. */
    void recorded(JobBook.Lease lease, String outcome) {
        simulation.note("%s: %s", name(lease), outcome);
        boolean done = outcome.equals(SimulatedJob.DONE);
        simulation.check(!done || finished.contains(lease.run()), HISTORY, "%s is told as done", name(lease));
    }

    /** The job is free again by the word of this run, and its next one is planned. */
    void closed(JobBook.Lease lease) {
        closed.add(lease.run());
    }

    /** A run that was due by the clock begins. @param early how much too early after the last one that went well; nanoseconds */
    void due(JobBook.Lease lease, long early) {
        simulation.check(early <= 0, ONCE, "%s comes %.1f s too early", name(lease), early / 1e9);
    }

    /** The process of a run says that it has lost its lease. */
    void alarmed(JobBook.Lease lease) {
        simulation.note("%s has lost its lease", name(lease));
        simulation.check(!closed.contains(lease.run()), ALARM, "%s has let its lease go itself", name(lease));
    }

    private static String name(JobBook.Lease lease) {
        return lease.job() + "#" + lease.epoch();
    }
}
