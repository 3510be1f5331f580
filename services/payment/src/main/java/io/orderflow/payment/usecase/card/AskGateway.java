package io.orderflow.payment.usecase.card;

import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.operation.DueOperations;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** Asks the gateway while a caller waits: the call is on record, and its outcome is taken down like one that the machinery hears of. */
@Singleton
class AskGateway {

    private static final CrashPoint ASKING = CrashPoint.named("gateway.asking");
    private static final CrashPoint ANSWERED = CrashPoint.named("gateway.answered");

    private final Database database;
    private final Gateways gateways;
    private final Operations operations;
    private final RecordOutcome recording;
    private final DueOperations due;
    private final Payments payments;

    AskGateway(
            Database database,
            Gateways gateways,
            Operations operations,
            RecordOutcome recording,
            DueOperations due,
            Payments payments) {
        this.database = database;
        this.gateways = gateways;
        this.operations = operations;
        this.recording = recording;
        this.due = due;
        this.payments = payments;
        var effects = Arrays.stream(Effect.values()).map(Effect::code).toList();
        ASKING.isPassedFor(effects);
        ANSWERED.isPassedFor(effects);
    }

    /**
     * @param first whether this key was never sent before
     * @return the payment afterwards; unchanged while the outcome is unknown, which the machinery then finds out
     */
    Uni<Payment> ask(Cause cause, GatewayCall call, boolean first) {
        return ASKING.pass(call.effect())
                .chain(() -> first ? gateways.perform(call) : gateways.performAgain(call))
                .call(() -> ANSWERED.pass(call.effect()))
                .chain(answer -> database.inTransaction(cause, tx -> record(tx, call, answer)))
                .onFailure(GatewayUnavailable.class)
                .recoverWithUni(unknown -> due.hurry(database, call.key())
                        .chain(() -> payments.find(database, call.paymentId()))
                        .map(found -> found.orElseThrow()));
    }

    /** The machinery's row is taken before the payment's, as the machinery itself does it: so the two never wait for each other. */
    private Uni<Payment> record(Tx tx, GatewayCall call, GatewayAnswer answer) {
        return switch (answer) {
            case GatewayAnswer.Done done ->
                operations.close(tx, call.key(), "succeeded").chain(() -> recording.succeeded(tx, call, done));
            case GatewayAnswer.Declined(String code) ->
                operations.close(tx, call.key(), code).chain(() -> recording.declined(tx, call, code));
            case GatewayAnswer.ActionRequired action -> recording.requiresAction(tx, call, action);
        };
    }
}
