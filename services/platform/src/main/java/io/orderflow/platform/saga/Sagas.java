package io.orderflow.platform.saga;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.saga.SagaFlight.ClientKey;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Where a use case begins a saga, and where one that was left alone is taken over. */
@Singleton
public class Sagas {

    private static final Logger LOG = Logger.getLogger(Sagas.class);
    private static final int BATCH = 50;

    private final SagaKinds kinds;
    private final SagaRows rows;
    private final SagaRunner runner;
    private final Idempotency idempotency;

    Sagas(SagaKinds kinds, SagaRows rows, SagaRunner runner, Idempotency idempotency) {
        this.kinds = kinds;
        this.rows = rows;
        this.runner = runner;
        this.idempotency = idempotency;
    }

    /**
     * Claims the key and runs a saga.
     * @param id    new
     * @param state what its steps begin with
     * @return the answer: of its completion, a refusal that holds nothing (both are kept for the key), the answer of an earlier try with
     *     the key, or {@code <kind>_interrupted}. Fails as the step did whose outcome is unknown; everything is being undone then, and
     *     the key is free.
     */
    public <S> Uni<Reply> begin(Cause cause, Saga<S> saga, UUID id, IdempotencyKey key, S state) {
        var flight = SagaFlight.first(kinds.of(saga), id, cause, Optional.of(ClientKey.of(key)), state);
        return rows.open(flight, key)
                .chain(mine -> mine
                        ? runner.run(flight, flight.plan().begin())
                        : idempotency
                                .known(key)
                                .chain(known -> known.isPresent()
                                        ? Uni.createFrom().item(known.get())
                                        // Its holder has given it back since.
                                        : begin(cause, saga, id, key, state)));
    }

    /**
     * Records a saga that no client waits for, beside the change that makes it necessary. It runs after the commit: here, or wherever it
     * is taken over.
     */
    public <S> Uni<Void> start(Tx tx, Saga<S> saga, UUID id, S state) {
        var flight = SagaFlight.first(kinds.of(saga), id, tx.cause(), Optional.empty(), state);
        return rows.open(tx, flight)
                .invoke(() -> tx.afterCommit(() -> detach(flight, flight.plan().begin())));
    }

    /**
     * Keeps what comes in about a saga that is running, for its completion; the latest only.
     * @return its state after that: {@code running} (kept), {@code undoing}, {@code undone}, {@code done}, {@code parked}; empty for no such saga
     */
    public Uni<Optional<String>> note(Sql sql, Saga<?> saga, UUID id, String note) {
        return rows.note(sql, saga.kind(), id, note);
    }

    /**
     * Takes over what processes that are gone have left behind; a loop of each replica calls it.
     * @return true when there may be more
     */
    public Uni<Boolean> takeOver() {
        return rows.take(BATCH, kinds.leases())
                .invoke(taken -> taken.forEach(this::goOn))
                .map(taken -> taken.size() == BATCH);
    }

    private void goOn(SagaRows.Taken taken) {
        LOG.infof("saga %s %s was left at %s and is taken over", taken.kind(), taken.id(), taken.point());
        try {
            goOn(kinds.named(taken.kind()), taken);
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "saga %s %s cannot be read", taken.kind(), taken.id());
        }
    }

    private <S> void goOn(SagaKind<S> kind, SagaRows.Taken taken) {
        SagaFlight<S> flight = taken.flight(kind);
        detach(flight, kind.plan().takenOver(taken.point(), taken.runs()));
    }

    private void detach(SagaFlight<?> flight, SagaMove move) {
        runner.run(flight, move)
                .subscribe()
                .with(
                        reply -> LOG.debugf("saga %s %s: %d", flight.name(), flight.id(), reply.status()),
                        failure -> LOG.warnf(
                                failure, "saga %s %s is taken over after its lease", flight.name(), flight.id()));
    }
}
