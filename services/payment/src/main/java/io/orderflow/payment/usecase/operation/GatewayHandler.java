package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.payment.usecase.card.RecordOutcome;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;

/** Brings one kind of gateway effect about, or finds out what came of it. */
abstract class GatewayHandler implements OperationHandler<Done> {

    private final Effect effect;
    private final Database database;
    private final AskedEffects effects;
    private final Gateways gateways;
    private final RecordOutcome recording;

    GatewayHandler(Effect effect, Database database, AskedEffects effects, Gateways gateways, RecordOutcome recording) {
        this.effect = effect;
        this.database = database;
        this.effects = effects;
        this.gateways = gateways;
        this.recording = recording;
    }

    @Override
    public String kind() {
        return effect.code();
    }

    @Override
    public Uni<Attempt<Done>> attempt(Operation operation) {
        return effects.find(database, operation.key())
                .chain(asked -> asked.filter(a -> a.state() == AskedEffect.State.PENDING)
                        .map(a -> ask(operation))
                        .orElseGet(() -> refused("settled")));
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Done done) {
        return recording.succeeded(tx, call(operation), done).replaceWithVoid();
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Done> refused) {
        return recording
                .declined(tx, call(operation), refused.rejection().code())
                .replaceWithVoid();
    }

    /** What a refusal by the gateway means for this kind. */
    Uni<Attempt<Done>> declined(GatewayCall call, String code) {
        return refused(code);
    }

    static Uni<Attempt<Done>> refused(String code) {
        return Uni.createFrom().item(new Attempt.Refused<>(Rejection.rule(code, "The gateway refused.")));
    }

    static Uni<Attempt<Done>> unknown(String reason) {
        return Uni.createFrom().item(new Attempt.Unknown<>(reason));
    }

    private Uni<Attempt<Done>> ask(Operation operation) {
        var call = call(operation);
        return gateways.resolve(call).chain(answer -> switch (answer) {
            case Done done -> Uni.createFrom().item(new Attempt.Succeeded<>(done));
            case GatewayAnswer.Declined(String code) -> declined(call, code);
            case GatewayAnswer.ActionRequired action ->
                database.inTransaction(operation.cause(), tx -> recording.requiresAction(tx, call, action))
                        .chain(() -> unknown("waits for the card holder"));
        });
    }

    private static GatewayCall call(Operation operation) {
        return Json.read(operation.payload(), GatewayCall.class);
    }
}
