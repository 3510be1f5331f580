package io.orderflow.platform.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.role.Role;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs due jobs, each on one replica at a time, and records every run. */
@Singleton
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    /** A run that failed is tried again sooner than its period, where that is long. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final List<Job> jobs;
    private final JobRows rows;
    private final Role role;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Loop loop;
    private final Set<JobRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean registered;

    JobRunner(@All List<Job> jobs, JobRows rows, Role role, Vertx vertx, MeterRegistry metrics) {
        this.jobs = jobs;
        this.rows = rows;
        this.role = role;
        this.vertx = vertx;
        this.metrics = metrics;
        this.loop = new Loop(vertx, "jobs", this::round);
    }

    void start(@Observes StartupEvent event) {
        if (role.runsJobs()) {
            loop.start(Duration.ofSeconds(1));
        }
    }

    /** Runs under way may end; those that do not are cut off, and their lease is let go so that another process makes up for them. */
    void stop(@Observes ShutdownEvent event) {
        loop.stopAndWait(Duration.ofSeconds(1));
        var all = running.stream().map(run -> run.ended).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all)
                .completeOnTimeout(null, 3, TimeUnit.SECONDS)
                .join();
        for (JobRun run : running) {
            run.cutOff();
            try {
                rows.close(run.lease, "cut off by a stop", Duration.ZERO)
                        .await()
                        .atMost(Duration.ofSeconds(1));
            } catch (RuntimeException away) {
                LOG.debug("a lease is left to run out", away);
            }
        }
    }

    List<Job> jobs() {
        return jobs;
    }

    /** Starts a run now. @return false when one is under way */
    Uni<Boolean> runNow(Job job) {
        return rows.register(job).chain(() -> rows.lease(job, true)).map(lease -> {
            lease.ifPresent(held -> launch(job, held));
            return lease.isPresent();
        });
    }

    private Uni<Boolean> round() {
        return register()
                .chain(rows::due)
                .chain(due -> Multi.createFrom()
                        .iterable(jobs)
                        .filter(job -> due.contains(job.name()))
                        .onItem()
                        .transformToUniAndConcatenate(job -> rows.lease(job, false)
                                .invoke((Optional<JobRows.Lease> lease) -> lease.ifPresent(held -> launch(job, held))))
                        .collect()
                        .asList())
                .replaceWith(false);
    }

    private Uni<Void> register() {
        if (registered) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(jobs)
                .onItem()
                .transformToUniAndConcatenate(rows::register)
                .collect()
                .asList()
                .invoke(() -> registered = true)
                .replaceWithVoid();
    }

    private void launch(Job job, JobRows.Lease lease) {
        var run = new JobRun(job, lease, rows, vertx);
        running.add(run);
        run.ended.whenComplete((outcome, failure) -> running.remove(run));
        run.start(outcome -> rows.close(lease, outcome, job.every()), failure -> {
            LOG.errorf(failure, "job %s failed", job.name());
            metrics.counter("orderflow.job.failures", "job", job.name()).increment();
            return rows.close(lease, "failed: " + failure, min(job.every(), AFTER_FAILURE));
        });
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
