package io.orderflow.platform.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.loop.EventLoop;
import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.role.Role;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs due jobs, each on one replica at a time, and records every run. */
@Singleton
public class JobRunner {

    private final Role role;
    private final JobRounds rounds;
    private final Loop loop;
    private final Duration look;

    JobRunner(
            @All List<Job> jobs,
            JobBook book,
            Role role,
            Vertx vertx,
            MeterRegistry metrics,
            @ConfigProperty(name = "orderflow.look.jobs") Duration look) {
        this.role = role;
        this.look = look;
        this.rounds = new JobRounds(jobs, book, EventLoop.of(vertx), new JobAlerts(metrics));
        this.loop = new Loop(vertx, "jobs", rounds::next);
    }

    void start(@Observes StartupEvent event) {
        if (role.runsJobs()) {
            Batches.expect(jobs().stream().map(Job::name).toList());
            loop.start(look);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stopAndWait(Duration.ofSeconds(1));
        rounds.stop().await().indefinitely();
    }

    List<Job> jobs() {
        return rounds.jobs;
    }

    /** Starts a run now. @return false when one is under way */
    Uni<Boolean> runNow(Job job) {
        return rounds.runNow(job);
    }
}
