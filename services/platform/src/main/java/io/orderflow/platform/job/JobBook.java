package io.orderflow.platform.job;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a runner asks of the tables of jobs and their runs, each entry in one statement. Leases are counted on the database's clock, what
 * is due on the platform's. Every failure is a database that is away; what it did is unknown then.
 */
interface JobBook {

    Duration LEASE = Duration.ofSeconds(60);

    /** A lease on one run: the epoch grows with every run, so an older holder can tell that it lost. */
    record Lease(String job, UUID run, long epoch, Instant startedAt) {}

    /** Makes a job known; due at once when it is new. */
    Uni<Void> register(Job job);

    /** Names of the jobs that are due and run nowhere; one look for all of them. */
    Uni<Set<String>> due();

    /**
     * Takes the lease when the job is due (or {@code now}) and nobody holds it; empty otherwise. The job stays due until its run is
     * closed, so that the run of a process that dies is made up for as soon as its lease has ended.
     */
    Uni<Optional<Lease>> lease(Job job, boolean now);

    /** Keeps a long run's lease; false when it is lost. */
    Uni<Boolean> renew(Lease lease);

    /** Ends a run and plans the next one, {@code wait} of platform time after this one began; a lost lease plans nothing. */
    Uni<Void> close(Lease lease, String outcome, Duration wait);
}
