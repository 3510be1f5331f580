package io.orderflow.platform.db;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The service's own database. Only use cases and the machines of the platform open a transaction on it. */
@Singleton
public class Database extends Statements {

    private static final int RETRIES = 6;
    private static final Duration FIRST_REST = Duration.ofMillis(10);
    private static final Duration LONGEST_REST = Duration.ofMillis(200);

    private static final Cancellable GONE = () -> {};

    private final Pool pool;

    Database(Pool pool) {
        super(pool);
        this.pool = pool;
    }

    /**
     * Runs {@code work} in one transaction: commits when its Uni ends well, rolls back when it fails.
     * No call to another service or to Dapr may be made inside. A transaction that PostgreSQL rolled back for a deadlock is run again,
     * a few times, so {@code work} must be a function of its {@link Tx} alone. A failure at the commit itself leaves the outcome unknown.
     */
    public <T> Uni<T> inTransaction(Cause cause, Function<Tx, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> once(cause, work))
                .onFailure(DatabaseFailures::isConflict)
                .retry()
                .withBackOff(FIRST_REST, LONGEST_REST)
                .atMost(RETRIES);
    }

    /** Subscribes to the pool itself: a connection that comes when nobody waits for it any more would be lost to the pool otherwise. */
    private <T> Uni<T> once(Cause cause, Function<Tx, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            var running = new AtomicReference<@Nullable Cancellable>();
            emitter.onTermination(() -> {
                Cancellable begun = running.getAndSet(GONE);
                if (begun != null) {
                    begun.cancel();
                }
            });
            pool.getConnection()
                    .subscribe()
                    .with(
                            connection -> {
                                if (running.get() == GONE) {
                                    connection.closeAndForget();
                                    return;
                                }
                                Cancellable begun =
                                        on(connection, cause, work).subscribe().with(emitter::complete, emitter::fail);
                                if (!running.compareAndSet(null, begun)) {
                                    begun.cancel();
                                }
                            },
                            emitter::fail);
        });
    }

    private static <T> Uni<T> on(SqlConnection connection, Cause cause, Function<Tx, Uni<T>> work) {
        var tx = new Tx(connection, cause);
        return Uni.createFrom()
                .deferred(() -> work.apply(tx))
                .call(tx::commit)
                .onTermination()
                .call((result, failure, cancelled) -> tx.end())
                .invoke(tx::committed);
    }

    /** As {@link #inTransaction}, and a refusal rolls back too: a refused command leaves nothing behind. */
    public <T> Uni<Outcome<T>> attempt(Cause cause, Function<Tx, Uni<Outcome<T>>> work) {
        return inTransaction(
                        cause,
                        tx -> work.apply(tx).map(outcome -> {
                            if (outcome instanceof Outcome.Refused<T> refused) {
                                throw new RollBack(refused);
                            }
                            return outcome;
                        }))
                .onFailure(RollBack.class)
                .recoverWithItem(failure -> ((RollBack) failure).outcome());
    }

    /** Carries a refusal past the transaction's commit. */
    private static final class RollBack extends RuntimeException {
        private final transient Outcome<?> refused;

        RollBack(Outcome<?> refused) {
            super(null, null, false, false);
            this.refused = refused;
        }

        @SuppressWarnings("unchecked")
        <T> Outcome<T> outcome() {
            return (Outcome<T>) refused;
        }
    }
}
