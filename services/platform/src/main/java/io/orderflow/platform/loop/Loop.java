package io.orderflow.platform.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    private final Context context;
    private final Vertx vertx;
    private final Supplier<Uni<Boolean>> step;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    // Touched on the loop's own context only.
    private boolean running;
    private boolean wanted;
    private boolean stopped;
    private boolean failing;
    private long timer = -1;

    /** @param step one piece of work; answers true when there is more to do at once */
    public Loop(Vertx vertx, String name, Supplier<Uni<Boolean>> step) {
        this.vertx = vertx;
        this.name = name;
        this.context = vertx.getOrCreateContext();
        this.step = step;
    }

    public void start(Duration period) {
        context.runOnContext(v -> {
            if (stopped) {
                return;
            }
            timer = vertx.setPeriodic(period.toMillis(), t -> wake());
            wake();
        });
    }

    /** Asks for a run now; cheap, from any thread, and never lost while a run is under way. */
    public void wake() {
        context.runOnContext(v -> {
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
        context.runOnContext(v -> {
            stopped = true;
            vertx.cancelTimer(timer);
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
        Uni.createFrom()
                .deferred(step::get)
                .ifNoItem()
                .after(LONGEST_STEP)
                .fail()
                .subscribe()
                .with(
                        more -> context.runOnContext(v -> ended(more)),
                        failure -> context.runOnContext(v -> failed(failure)));
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
