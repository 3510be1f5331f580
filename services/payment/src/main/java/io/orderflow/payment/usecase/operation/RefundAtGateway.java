package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.payment.usecase.card.RecordOutcome;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.operation.Attempt;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Gives captured money back; persists and parks as a void does. */
@Singleton
public class RefundAtGateway extends GatewayHandler {

    private final Database database;
    private final Payments payments;
    private final PaymentConfig config;

    RefundAtGateway(
            Database database,
            AskedEffects effects,
            Payments payments,
            Gateways gateways,
            RecordOutcome recording,
            PaymentConfig config) {
        super(Effect.REFUND, database, effects, gateways, recording);
        this.database = database;
        this.payments = payments;
        this.config = config;
    }

    /** Right where the card holder's bank has taken it meanwhile; else we owe what the gateway refuses to give back, and a person has to look. */
    @Override
    Uni<Attempt<Done>> declined(GatewayCall call, String code) {
        return payments.find(database, call.paymentId())
                .chain(found -> found.orElseThrow().isChargedBackBeyond(call.amount())
                        ? refused("charged_back")
                        : unknown("the gateway refused: " + code));
    }

    @Override
    public int limit() {
        return config.givingBack().tries();
    }

    @Override
    public Duration firstWait() {
        return config.givingBack().firstWait();
    }

    @Override
    public Duration longestWait() {
        return config.givingBack().longestWait();
    }
}
