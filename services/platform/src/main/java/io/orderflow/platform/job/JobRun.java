package io.orderflow.platform.job;

import io.orderflow.platform.db.Batches;
import io.orderflow.platform.loop.EventLoop;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run under its lease, which it keeps alive while it works and whose loss ends it. */
final class JobRun {

    private static final Logger LOG = Logger.getLogger(JobRun.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** Less than the lease, so that no run believes in its own for longer than the database does. */
    private static final long BELIEVED_NANOS = JobBook.LEASE.minus(HEARTBEAT).toNanos();

    final JobBook.Lease lease;
    /** Ends with the run, however it ended. */
    final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    private final Job job;
    private final JobBook book;
    private final EventLoop eventLoop;
    private final JobWatch watch;
    private volatile long validUntilNanos;
    private volatile boolean working = true;
    private volatile @Nullable Cancellable work;

    /** @param asked when the lease was asked for, by the event loop's {@link EventLoop#nanos} */
    JobRun(Job job, JobBook.Lease lease, JobBook book, EventLoop eventLoop, JobWatch watch, long asked) {
        this.job = job;
        this.lease = lease;
        this.book = book;
        this.eventLoop = eventLoop;
        this.watch = watch;
        this.validUntilNanos = asked + BELIEVED_NANOS;
    }

    void start(Function<String, Uni<Void>> done, Function<Throwable, Uni<Void>> failed) {
        var heartbeat = eventLoop.every(HEARTBEAT, this::renew);
        work = eventLoop
                .within(job.atMost(), Batches.named(job.name(), Uni.createFrom().deferred(job::run)))
                .onTermination()
                .invoke(() -> {
                    working = false;
                    heartbeat.cancel();
                })
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

    /** Whether another process may have its lease, as far as this one knows. */
    boolean isOver() {
        return eventLoop.nanos() - validUntilNanos >= 0;
    }

    private void renew() {
        if (isOver()) {
            lose();
            return;
        }
        long asked = eventLoop.nanos();
        book.renew(lease)
                .subscribe()
                .with(
                        held -> {
                            if (held) {
                                validUntilNanos = asked + BELIEVED_NANOS;
                            } else {
                                lose();
                            }
                        },
                        failure -> LOG.debug("lease not renewed", failure));
    }

    /** What has ended has let its lease go itself. */
    private void lose() {
        if (working) {
            watch.lost(lease);
            cutOff();
        }
    }
}
