package io.orderflow.platform.job;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.role.Role;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** One more process that runs a job over the same database, as another replica would. */
public final class JobReplica {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Job job;
    private final JobRunner runner;

    public JobReplica(Job job, Database database, PlatformClock clock, Role role, Vertx vertx) {
        this.job = job;
        this.runner =
                new JobRunner(List.of(job), new JobRows(database, clock), role, vertx, new SimpleMeterRegistry(), LOOK);
    }

    /** Looks for due runs from now on. */
    public void start() {
        runner.start(new StartupEvent());
    }

    public void stop() {
        runner.stop(new ShutdownEvent());
    }

    /** @return false when a run is under way, here or elsewhere */
    public Uni<Boolean> runNow() {
        return runner.runNow(job);
    }
}
