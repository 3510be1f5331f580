package io.orderflow.platform.retention;

import io.orderflow.platform.job.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what is old, by real time, and prepares for what comes. Every process also looks once at its start, so that a platform which has
 * been off for weeks, or runs no jobs, has its partitions.
 */
@Singleton
class Retention implements Job {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Histories histories;
    private final Partitions partitions;
    private final OldRows rows;
    private volatile @Nullable Cancellable atStart;

    Retention(Histories histories, Partitions partitions, OldRows rows) {
        this.histories = histories;
        this.partitions = partitions;
        this.rows = rows;
    }

    void start(@Observes StartupEvent event) {
        atStart = keepAll()
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .atMost(20)
                .subscribe()
                .with(
                        changed -> LOG.debugf("partitions: %s", changed),
                        failure -> LOG.error("partitions could not be looked after at the start", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        Cancellable under = atStart;
        if (under != null) {
            under.cancel();
        }
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Uni<String> run() {
        return keepAll()
                .chain(changed -> deleteAll()
                        .map(deleted -> "%d partitions made, %d dropped; %s deleted"
                                .formatted(changed.made(), changed.dropped(), deleted)));
    }

    /** Keys go before the operations and sagas that answer them. */
    private Uni<String> deleteAll() {
        return undated()
                .chain(undated -> rows.deleteKeys()
                        .chain(keys -> rows.deleteOperations()
                                .chain(operations -> rows.deleteSagas()
                                        .map(sagas -> "%d keys, %d operations, %d sagas, %d undated rows"
                                                .formatted(keys, operations, sagas, undated)))));
    }

    private Uni<Partitions.Changed> keepAll() {
        return Multi.createFrom()
                .iterable(histories.all)
                .onItem()
                .transformToUniAndConcatenate(partitions::keep)
                .collect()
                .with(Collectors.reducing(new Partitions.Changed(0, 0), Partitions.Changed::plus));
    }

    private Uni<Integer> undated() {
        return Multi.createFrom()
                .iterable(histories.all)
                .onItem()
                .transformToUniAndConcatenate(rows::deleteUndated)
                .collect()
                .with(Collectors.summingInt(n -> n));
    }
}
