package io.orderflow.platform.loop;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/** A Vert.x context. Its timers are set from a task of its own, so that they fire there. */
record VertxEventLoop(Vertx vertx, Context context) implements EventLoop {

    @Override
    public void run(Runnable task) {
        context.runOnContext(v -> task.run());
    }

    @Override
    public Timer after(Duration wait, Runnable task) {
        long id = vertx.setTimer(wait.toMillis(), t -> run(task));
        return () -> vertx.cancelTimer(id);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        long id = vertx.setPeriodic(period.toMillis(), t -> run(task));
        return () -> vertx.cancelTimer(id);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
