package io.orderflow.platform.job;

import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of jobs and their runs, with what {@link JobBook} promises. */
final class SimulatedJobs {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private static final class Row {
        private long epoch;
        private long expiresAt = NEVER;
        private long nextRunAt;
        private long period;
        private long notBefore;
        /** Until when its run may believe in its lease, whatever became of the row. */
        private long promisedUntil = NEVER;

        private int closings;
        private JobBook.@Nullable Lease lease;
        private @Nullable SimulatedProcess owner;
    }

    private final Simulation simulation;
    private final DatabaseClock clock;
    private final JobRules rules;
    private final JobMistake mistake;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<UUID, Long> lostAt = new HashMap<>();
    /** The lease that a process has been told of last, by its name and the job. */
    private final Map<String, JobBook.Lease> told = new HashMap<>();

    private int runs;

    SimulatedJobs(Simulation simulation, DatabaseClock clock, JobRules rules, JobMistake mistake) {
        this.simulation = simulation;
        this.clock = clock;
        this.rules = rules;
        this.mistake = mistake;
    }

    JobRules rules() {
        return rules;
    }

    /** How many runs of each job have been closed by themselves. */
    Map<String, Integer> closings() {
        return rows.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().closings));
    }

    /** Whether each job that is due is being run by somebody. */
    boolean nothingIsLeftAlone() {
        return rows.values().stream()
                .allMatch(row -> row.nextRunAt > simulation.now() || (isHeld(row) && isAlive(row.owner)));
    }

    private static boolean isAlive(@Nullable SimulatedProcess owner) {
        return owner != null && owner.isAlive();
    }

    private boolean isHeld(Row row) {
        return row.expiresAt >= clock.now();
    }

    private Row row(String job) {
        return Objects.requireNonNull(rows.get(job));
    }

    /** A process begins the run that it was told of. */
    JobBook.Lease begun(SimulatedProcess process, String job) {
        var lease = Objects.requireNonNull(told.get(process.name() + job));
        rules.begins(lease);
        return lease;
    }

    void works(SimulatedProcess process, JobBook.Lease lease, Duration atMost) {
        rules.works(process, lease, alone(lease), atMost.toNanos());
    }

    private long alone(JobBook.Lease lease) {
        Row row = row(lease.job());
        return row.epoch == lease.epoch()
                ? Math.max(0, clock.now() - row.expiresAt)
                : simulation.now() - Objects.requireNonNull(lostAt.get(lease.run()));
    }

    JobBook from(SimulatedProcess process, Line line) {
        return new JobBook() {
            @Override
            public Uni<Void> register(Job job) {
                return line.call(process, () -> rows.putIfAbsent(job.name(), new Row()))
                        .replaceWithVoid();
            }

            @Override
            public Uni<Set<String>> due() {
                return line.call(
                        process,
                        () -> rows.entrySet().stream()
                                .filter(each -> isDue(each.getValue()) && isFree(each.getValue()))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
            }

            @Override
            public Uni<Optional<Lease>> lease(Job job, boolean now) {
                long startedAt = simulation.now();
                return line.call(process, () -> take(job, now, startedAt))
                        .invoke(lease -> lease.ifPresent(given -> told.put(process.name() + job.name(), given)));
            }

            private Optional<Lease> take(Job job, boolean now, long startedAt) {
                Row row = row(job.name());
                if (!isFree(row) || !(now || row.nextRunAt <= startedAt)) {
                    return Optional.empty();
                }
                if (row.lease != null) {
                    lostAt.put(row.lease.run(), simulation.now() - Math.max(0, clock.now() - row.expiresAt));
                }
                var lease = new Lease(job.name(), new UUID(0, ++runs), ++row.epoch, Instant.EPOCH.plusNanos(startedAt));
                rules.leased(lease, row.promisedUntil < clock.now());
                rules.due(lease, now ? 0 : row.notBefore - startedAt);
                row.expiresAt = clock.now() + LEASE.toNanos();
                row.promisedUntil = row.expiresAt;
                row.lease = lease;
                row.period = job.every().toNanos();
                row.owner = process;
                return Optional.of(lease);
            }

            @Override
            public Uni<Boolean> renew(Lease lease) {
                return line.call(process, () -> {
                    Row row = row(lease.job());
                    if (row.epoch != lease.epoch() || row.expiresAt <= clock.now()) {
                        return mistake == JobMistake.RENEWS_WHAT_RAN_OUT;
                    }
                    row.expiresAt = clock.now() + LEASE.toNanos();
                    row.promisedUntil = row.expiresAt;
                    return true;
                });
            }

            @Override
            public Uni<Void> close(Lease lease, String outcome, Duration wait) {
                return line.call(process, () -> {
                            Row row = row(lease.job());
                            rules.recorded(lease, outcome);
                            if (row.epoch == lease.epoch() || mistake == JobMistake.CLOSES_WHAT_IS_ANOTHERS) {
                                free(row, lease, outcome, wait);
                            }
                            return true;
                        })
                        .replaceWithVoid();
            }
        };
    }

    private void free(Row row, JobBook.Lease lease, String outcome, Duration wait) {
        long startedAt = Duration.between(Instant.EPOCH, lease.startedAt()).toNanos();
        rules.closed(lease);
        if (row.epoch == lease.epoch()) {
            row.promisedUntil = NEVER;
            row.closings++;
        }
        row.expiresAt = NEVER;
        row.nextRunAt = startedAt + (mistake == JobMistake.PLANS_AT_ONCE ? 0 : wait.toNanos());
        row.notBefore = outcome.equals(SimulatedJob.DONE) ? startedAt + row.period : 0;
    }

    private boolean isDue(Row row) {
        return row.nextRunAt <= simulation.now();
    }

    private boolean isFree(Row row) {
        return switch (mistake) {
            case TAKES_WHAT_IS_HELD -> true;
            case TAKES_NOTHING_OVER -> row.expiresAt == NEVER;
            default -> !isHeld(row);
        };
    }
}
