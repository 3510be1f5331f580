package io.orderflow.payment.clients.stripe;

import io.orderflow.payment.clients.GatewayUnavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Runs blocking calls on virtual threads, so many at a time, and brings their answers back to the caller's event loop. */
final class Worker implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            CONNECTIONS, Thread.ofVirtual().name("stripe-", 0).factory());

    /** Fails with {@link GatewayUnavailable} at the deadline at latest, whatever the call does. */
    <T> Uni<T> run(Duration deadline, Function<Due, T> call) {
        return Uni.createFrom().deferred(() -> {
            var due = Due.in(deadline);
            Uni<T> answer = Uni.createFrom()
                    .item(() -> call.apply(due))
                    .runSubscriptionOn(threads)
                    .ifNoItem()
                    .after(deadline)
                    .failWith(() -> new GatewayUnavailable("no answer within " + deadline));
            Context caller = Vertx.currentContext();
            return caller == null ? answer : answer.emitOn(task -> caller.runOnContext(nothing -> task.run()));
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
