package io.orderflow.platform.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Runs tasks one after the other, now, later or again and again. Anything may call it, from any thread. */
public interface EventLoop {

    /** Ends a timer; harmless when it has ended. */
    @FunctionalInterface
    interface Timer {
        void cancel();
    }

    /** Runs {@code task} soon, never before this call has returned. */
    void run(Runnable task);

    /** Once. @param task must not block */
    Timer after(Duration wait, Runnable task);

    /** First after one period. @param task must not block */
    Timer every(Duration period, Runnable task);

    /** As {@link System#nanoTime}: only differences mean something, and only in this process. */
    long nanos();

    /** As {@code work} when that ends in time; otherwise it is cancelled, and this fails with a {@link TimeoutException}. */
    default <T> Uni<T> within(Duration limit, Uni<T> work) {
        Uni<T> late = Uni.createFrom().emitter(end -> {
            Timer timer = after(limit, () -> end.fail(new TimeoutException("no end after " + limit)));
            end.onTermination(timer::cancel);
        });
        return Uni.combine().any().of(work, late);
    }

    /** An event loop of this process, the same one for callers that already run on one. */
    static EventLoop of(Vertx vertx) {
        return new VertxEventLoop(vertx, vertx.getOrCreateContext());
    }
}
