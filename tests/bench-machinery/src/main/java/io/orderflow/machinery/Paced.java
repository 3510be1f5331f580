package io.orderflow.machinery;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Events at a steady rate that heeds no answer, each in a transaction of its own. */
@Singleton
class Paced {

    // A tick costs something too, so a slow rate ticks less often.
    private static final int SHORTEST_TICK_MILLIS = 1;
    private static final int LONGEST_TICK_MILLIS = 5;

    private final Database database;
    private final Outbox outbox;
    private final Arrivals arrivals;
    private final Vertx vertx;

    Paced(Database database, Outbox outbox, Arrivals arrivals, Vertx vertx) {
        this.database = database;
        this.outbox = outbox;
        this.arrivals = arrivals;
        this.vertx = vertx;
    }

    /**
     * @param due      events that the rate asks for, warm-up left out, as everywhere here
     * @param skipped  of those, not written because too many transactions were open
     * @param failed   of those, not committed
     * @param missing  of those, committed and not arrived within ten seconds of the end
     * @param millis   from the moment at which this process knew of the commit to the one at which it knew of the inbox row's, of those that
     *     arrived, in the order of their due times
     */
    record Latencies(long due, long skipped, long failed, long missing, List<Double> millis) {}

    /** Ends when all have arrived, or ten seconds after the last was due. */
    Uni<Latencies> run(int perSecond, Duration warmUp, Duration length) {
        return Uni.createFrom().emitter(emitter -> {
            var log = new PacedLog((int) (perSecond * warmUp.toSeconds()), (int)
                    (perSecond * warmUp.plus(length).toSeconds()));
            String run = UUID.randomUUID().toString().substring(0, 8);
            long begin = System.nanoTime();
            vertx.setPeriodic(Math.clamp(1_000 / perSecond, SHORTEST_TICK_MILLIS, LONGEST_TICK_MILLIS), timer -> {
                long elapsed = System.nanoTime() - begin;
                log.due(elapsed, perSecond).forEach(number -> write(log, number, run + number));
                if (log.isComplete()
                        || elapsed
                                > log.lastDueNanos(perSecond)
                                        + Duration.ofSeconds(10).toNanos()) {
                    vertx.cancelTimer(timer);
                    emitter.complete(log.latencies());
                }
            });
        });
    }

    private void write(PacedLog log, int number, String aggregateId) {
        arrivals.expect(aggregateId, moment -> log.arrived(number, moment));
        database.inTransaction(Cause.system("bench"), tx -> {
                    // Before the relay's hook, which it is to be compared with.
                    tx.afterCommit(() -> log.committed(number, System.nanoTime()));
                    return outbox.add(tx, Requests.TOPIC, aggregateId, Requests.of(aggregateId));
                })
                .subscribe()
                .with(done -> log.ended(), failure -> log.failed(number));
    }
}
