package io.orderflow.platform.job;

import io.orderflow.platform.loop.EventLoop;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Begins a run of each job that is due and that runs nowhere, beside the loop, and ends those of this process. */
final class JobRounds {

    private static final Logger LOG = Logger.getLogger(JobRounds.class);
    /** A run that failed is tried again sooner than its period, where that is long. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private static final Duration MAY_END = Duration.ofSeconds(3);
    private static final Duration MAY_CLOSE = Duration.ofSeconds(1);

    final List<Job> jobs;

    private final JobBook book;
    private final EventLoop eventLoop;
    private final JobWatch watch;
    private final Set<JobRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean registered;

    JobRounds(List<Job> jobs, JobBook book, EventLoop eventLoop, JobWatch watch) {
        this.jobs = jobs;
        this.book = book;
        this.eventLoop = eventLoop;
        this.watch = watch;
    }

    /** @return false: what is due later is found by the next look */
    Uni<Boolean> next() {
        return register()
                .chain(book::due)
                .chain(due -> Multi.createFrom()
                        .iterable(jobs)
                        .filter(job -> due.contains(job.name()))
                        .onItem()
                        .transformToUniAndConcatenate(job -> begin(job, false))
                        .collect()
                        .asList())
                .replaceWith(false);
    }

    /** Starts a run now. @return false when one is under way */
    Uni<Boolean> runNow(Job job) {
        return book.register(job).chain(() -> begin(job, true));
    }

    /** Runs under way may end; those that do not are cut off, and their lease is let go so that another process makes up for them. */
    Uni<Void> stop() {
        var all = running.stream().map(run -> run.ended).toArray(CompletableFuture<?>[]::new);
        return eventLoop
                .within(MAY_END, Uni.createFrom().completionStage(CompletableFuture.allOf(all)))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Multi.createFrom()
                        .iterable(running)
                        .onItem()
                        .transformToUniAndMerge(this::letGo)
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private Uni<Void> letGo(JobRun run) {
        run.cutOff();
        return eventLoop
                .within(MAY_CLOSE, book.close(run.lease, "cut off by a stop", Duration.ZERO))
                .onFailure()
                .invoke(away -> LOG.debug("a lease is left to run out", away))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> register() {
        if (registered) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(jobs)
                .onItem()
                .transformToUniAndConcatenate(book::register)
                .collect()
                .asList()
                .invoke(() -> registered = true)
                .replaceWithVoid();
    }

    private Uni<Boolean> begin(Job job, boolean now) {
        return Uni.createFrom().deferred(() -> {
            long asked = eventLoop.nanos();
            return book.lease(job, now).map(lease -> lease.isPresent() && launch(job, lease.get(), asked));
        });
    }

    /** @return false when this process has slept for so long that it must not begin */
    private boolean launch(Job job, JobBook.Lease lease, long asked) {
        var run = new JobRun(job, lease, book, eventLoop, watch, asked);
        if (run.isOver()) {
            watch.lost(lease);
            return false;
        }
        running.add(run);
        run.ended.whenComplete((outcome, failure) -> running.remove(run));
        run.start(outcome -> book.close(lease, outcome, job.every()), failure -> {
            watch.failed(job, failure);
            return book.close(lease, "failed: " + failure, min(job.every(), AFTER_FAILURE));
        });
        return true;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
