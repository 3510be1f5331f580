package io.orderflow.machinery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.machinery.persistence.LaneHold;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Committed outbox rows that wait, and how the relay works them off. */
@Singleton
class Backlog {

    private static final int PER_TRANSACTION = 50;
    private static final int WRITERS = 8;
    // More than a relay reads at once, so that no bulk is cut short by two events of one aggregate.
    private static final int AGGREGATES = 10_000;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Database database;
    private final Outbox outbox;
    private final LaneHold lanes;
    private final Growth growth;
    private final Counter published;
    private final AtomicLong written = new AtomicLong();

    Backlog(Database database, Outbox outbox, LaneHold lanes, Growth growth, MeterRegistry metrics) {
        this.database = database;
        this.outbox = outbox;
        this.lanes = lanes;
        this.growth = growth;
        // The relay's own counter: what it has published and marked.
        this.published = metrics.counter("orderflow.outbox.published");
    }

    /** Holds the relay back and writes events, some in each transaction. @param events a multiple of 50 */
    Uni<Long> fill(int events) {
        return lanes.hold()
                .chain(() -> Multi.createFrom()
                        .range(0, events / PER_TRANSACTION)
                        .onItem()
                        .transformToUni(number -> database.inTransaction(Cause.system("bench"), this::write))
                        .merge(WRITERS)
                        .collect()
                        .with(java.util.stream.Collectors.counting()))
                .map(transactions -> transactions * PER_TRANSACTION);
    }

    private Uni<Void> write(Tx tx) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int i = 0; i < PER_TRANSACTION; i++) {
            String aggregateId = "b" + written.getAndIncrement() % AGGREGATES;
            all = all.chain(() -> outbox.add(tx, Requests.TOPIC, aggregateId, Requests.of(aggregateId)));
        }
        return all;
    }

    /** Lets the relay go. @return how many it had published and marked at which moment */
    Uni<List<Growth.Sample>> drain(long events) {
        long until = published() + events;
        return Uni.combine()
                .all()
                .unis(growth.of(this::published, until, LIMIT), lanes.release())
                .with((samples, released) -> samples);
    }

    private long published() {
        return (long) published.count();
    }
}
