package io.orderflow.platform.saga;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Joins the saga's own row with what has to be true at the same moment: effect, undo, and answer for the client. */
@Singleton
class SagaRecords implements SagaBook {

    private final Database database;
    private final SagaRows rows;
    private final Operations operations;
    private final Idempotency idempotency;

    SagaRecords(Database database, SagaRows rows, Operations operations, Idempotency idempotency) {
        this.database = database;
        this.rows = rows;
        this.operations = operations;
        this.idempotency = idempotency;
    }

    @Override
    public Uni<Boolean> point(SagaFlight<?> flight, String step) {
        return rows.point(flight, step);
    }

    @Override
    public Uni<Optional<Reply>> complete(SagaFlight<?> flight) {
        return database.inTransaction(
                flight.cause(),
                tx -> rows.done(tx, flight)
                        .chain(note -> note.map(text -> effect(
                                                tx, flight, Optional.of(text).filter(t -> !t.isEmpty()))
                                        .map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private <S> Uni<Reply> effect(Tx tx, SagaFlight<S> flight, Optional<String> note) {
        return flight.kind()
                .saga()
                .complete(tx, flight.call(SagaKind.COMPLETE), flight.state(), note)
                .call(reply -> keep(tx, flight, Optional.of(reply)));
    }

    @Override
    public Uni<Boolean> giveUp(SagaFlight<?> flight, Optional<String> undo, String reason, Optional<Reply> refusal) {
        return database.inTransaction(
                flight.cause(),
                tx -> rows.giveUp(tx, flight, undo.isPresent() ? "undoing" : "undone", undo, reason)
                        .call(mine -> mine
                                ? undo(tx, flight, undo, reason).chain(() -> keep(tx, flight, refusal))
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> undo(Tx tx, SagaFlight<?> flight, Optional<String> step, String reason) {
        return step.map(name -> operations
                        .request(
                                tx,
                                flight.kind().undo(name),
                                SagaKeys.undo(flight.name(), flight.id(), name),
                                flight.id().toString(),
                                reason)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> keep(Tx tx, SagaFlight<?> flight, Optional<Reply> answer) {
        return flight.client()
                .map(client -> answer.map(reply -> idempotency.complete(tx, client.scope(), client.key(), reply))
                        .orElseGet(() -> idempotency.release(tx, client.scope(), client.key())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Boolean> retry(SagaFlight<?> flight, String reason, Duration wait) {
        return rows.retry(flight, reason, wait);
    }

    @Override
    public Uni<Boolean> park(SagaFlight<?> flight, String reason) {
        return rows.park(flight, reason);
    }
}
