package io.orderflow.platform.loop;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Runs tasks one after the other, now, later or again and again. Anything may call it, from any thread. */
public interface EventLoop {

    /** Ends a timer; harmless when it has ended. */
    @FunctionalInterface
    interface Timer {
        void cancel();
    }

    /** Runs {@code task} soon, never before this call has returned. */
    void run(Runnable task);

    Timer after(Duration wait, Runnable task);

    Timer every(Duration period, Runnable task);

    /** An event loop of this process, the same one for callers that already run on one. */
    static EventLoop of(Vertx vertx) {
        return new VertxEventLoop(vertx, vertx.getOrCreateContext());
    }
}
