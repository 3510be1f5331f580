package io.orderflow.platform.loop;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeated work of one machine on an event loop of its own: runs when woken and at latest every period, never twice at once.
 * A step that fails, or does not end in time, is logged and tried again at the next wake or period.
 */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    // Far above what a step takes: a half-open connection must not silence a machine for ever.
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);

    private final String name;
    private final EventLoop eventLoop;
    private final Supplier<Uni<Boolean>> step;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    // Touched on the event loop only.
    private boolean running;
    private long runs;
    private boolean wanted;
    private boolean stopped;
    private boolean failing;
    private EventLoop.Timer timer = () -> {};
    private EventLoop.Timer limit = () -> {};

    /** @param step one piece of work; answers true when there is more to do at once */
    public Loop(Vertx vertx, String name, Supplier<Uni<Boolean>> step) {
        this(EventLoop.of(vertx), name, step);
    }

    /** As the other, on an event loop of the caller's choice. */
    public Loop(EventLoop eventLoop, String name, Supplier<Uni<Boolean>> step) {
        this.eventLoop = eventLoop;
        this.name = name;
        this.step = step;
    }

    /** @param period after which it looks again when nobody has woken it */
    public void start(Duration period) {
        eventLoop.run(() -> {
            if (stopped) {
                return;
            }
            timer = eventLoop.every(period, this::wake);
            wake();
        });
    }

    /** Asks for a run now; cheap, from any thread, and never lost while a run is under way. */
    public void wake() {
        eventLoop.run(() -> {
            wanted = true;
            runIfIdle();
        });
    }

    /** Stops and waits for the run under way, at most {@code limit}. For the end of the process, on a thread that may block. */
    public void stopAndWait(Duration limit) {
        stop().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> null)
                .join();
    }

    /** Takes no new work. The future ends when the run under way has ended. */
    public CompletableFuture<Void> stop() {
        eventLoop.run(() -> {
            stopped = true;
            timer.cancel();
            if (!running) {
                ended.complete(null);
            }
        });
        return ended;
    }

    private void runIfIdle() {
        if (running || stopped || !wanted) {
            return;
        }
        running = true;
        wanted = false;
        long run = ++runs;
        Cancellable work = Uni.createFrom()
                .deferred(step::get)
                .subscribe()
                .with(
                        more -> eventLoop.run(() -> end(run, () -> ended(more))),
                        failure -> eventLoop.run(() -> end(run, () -> failed(failure))));
        limit = eventLoop.after(
                LONGEST_STEP,
                () -> end(run, () -> {
                    work.cancel();
                    failed(new TimeoutException("no end after " + LONGEST_STEP));
                }));
    }

    /** A run ends once: what comes from one that was given up means nothing any more. */
    private void end(long run, Runnable how) {
        if (running && run == runs) {
            limit.cancel();
            how.run();
        }
    }

    private void failed(Throwable failure) {
        if (!failing) {
            LOG.warnf(failure, "%s: a run failed, it is tried again", name);
        } else {
            LOG.debugf(failure, "%s: still failing", name);
        }
        failing = true;
        done();
    }

    private void ended(boolean more) {
        if (failing) {
            LOG.infof("%s: works again", name);
        }
        failing = false;
        wanted = wanted || more;
        done();
    }

    private void done() {
        running = false;
        if (stopped) {
            ended.complete(null);
        } else {
            runIfIdle();
        }
    }
}
