package io.orderflow.platform.job;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run under its lease, which it keeps alive while it works and whose loss ends it. */
final class JobRun {

    private static final Logger LOG = Logger.getLogger(JobRun.class);
    private static final long HEARTBEAT_MILLIS = 20_000;

    final JobRows.Lease lease;
    /** Ends with the run, however it ended. */
    final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    private final Job job;
    private final JobRows rows;
    private final Vertx vertx;
    private volatile @Nullable Cancellable work;

    JobRun(Job job, JobRows.Lease lease, JobRows rows, Vertx vertx) {
        this.job = job;
        this.lease = lease;
        this.rows = rows;
        this.vertx = vertx;
    }

    void start(Function<String, Uni<Void>> done, Function<Throwable, Uni<Void>> failed) {
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, t -> renew());
        work = Uni.createFrom()
                .deferred(job::run)
                .ifNoItem()
                .after(job.atMost())
                .fail()
                .onTermination()
                .invoke(() -> vertx.cancelTimer(heartbeat))
                .onItemOrFailure()
                .transformToUni((outcome, failure) -> failure == null ? done.apply(outcome) : failed.apply(failure))
                .onTermination()
                .invoke(() -> ended.complete(null))
                .subscribe()
                .with(closed -> {}, failure -> LOG.warnf(failure, "job %s: its run could not be closed", job.name()));
    }

    /** Ends it at once. Nothing is recorded. */
    void cutOff() {
        Cancellable running = work;
        if (running != null) {
            running.cancel();
        }
    }

    private void renew() {
        rows.renew(lease)
                .subscribe()
                .with(
                        held -> {
                            if (!held) {
                                LOG.errorf("job %s: its lease is lost, the run is cut off", job.name());
                                cutOff();
                            }
                        },
                        failure -> LOG.debug("lease not renewed", failure));
    }
}
