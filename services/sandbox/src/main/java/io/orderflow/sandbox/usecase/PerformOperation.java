package io.orderflow.sandbox.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.sandbox.domain.Answer;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.domain.KeptOperation;
import io.orderflow.sandbox.domain.Request;
import io.orderflow.sandbox.persistence.KeptOperations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Does what the shop asks for, once for each operation key: the key, the effect and its ledger line are one transaction. */
@Singleton
public class PerformOperation {

    private final Database database;
    private final KeptOperations operations;
    private final GatewayEffects effects;

    PerformOperation(Database database, KeptOperations operations, GatewayEffects effects) {
        this.database = database;
        this.operations = operations;
        this.effects = effects;
    }

    /**
     * @param faults what goes wrong at this moment
     * @return the answer, the same for every repeat; refused with {@code operation_key_reused} (other parameters under this key),
     *     {@code payment_exists}, {@code payment_unknown}, or {@code void_unavailable}, which leaves the key free
     */
    public Uni<Outcome<KeptOperation>> perform(Request request, Faults faults) {
        return database.attempt(
                Cause.system("gateway"),
                tx -> operations
                        .claim(tx, request)
                        .chain(mine -> mine ? fresh(tx, request, faults) : repeated(tx, request)));
    }

    private Uni<Outcome<KeptOperation>> fresh(Tx tx, Request request, Faults faults) {
        return effect(tx, request, faults).chain(outcome -> switch (outcome) {
            case Outcome.Success<Answer>(Answer answer) ->
                operations.settle(tx, request.key(), answer).map(Outcome::success);
            case Outcome.Refused<Answer>(Rejection rejection) ->
                Uni.createFrom().item(Outcome.refused(rejection));
        });
    }

    private Uni<Outcome<Answer>> effect(Tx tx, Request request, Faults faults) {
        return switch (request.operation()) {
            case AUTHORIZE -> effects.authorize(tx, request, faults);
            case CAPTURE -> effects.capture(tx, request, faults);
            case VOID -> effects.release(tx, request, faults);
            case REFUND -> effects.refund(tx, request, faults);
        };
    }

    private Uni<Outcome<KeptOperation>> repeated(Tx tx, Request request) {
        return operations.find(tx, request.key()).map(found -> {
            KeptOperation kept = found.orElseThrow();
            return kept.request().equals(request)
                    ? Outcome.success(kept)
                    : Outcome.refused(Rejection.state(
                            "operation_key_reused", "This operation key was used with other parameters."));
        });
    }
}
