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
import org.jboss.logging.Logger;

/** Runs due jobs, each on one replica at a time, and records every run. */
@Singleton
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final List<Job> jobs;
    private final JobRows rows;
    private final Role role;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Loop loop;
    private boolean registered;

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

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
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
                .chain(() -> Multi.createFrom()
                        .iterable(jobs)
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
        long heartbeat = vertx.setPeriodic(
                20_000,
                t -> rows.renew(lease)
                        .subscribe()
                        .with(held -> {}, failure -> LOG.debug("lease not renewed", failure)));
        Uni.createFrom()
                .deferred(job::run)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "job %s failed", job.name());
                    metrics.counter("orderflow.job.failures", "job", job.name()).increment();
                    return "failed: " + failure;
                })
                .onTermination()
                .invoke(() -> vertx.cancelTimer(heartbeat))
                .chain(outcome -> rows.close(lease, outcome))
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf(failure, "job %s: its run could not be closed", job.name()));
    }
}
