package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.payment.usecase.card.RecordOutcome;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.operation.Attempt;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Lets go of an authorization: tried for some fifteen seconds, then parked with an alert, and tried again by a job (X3.6). */
@Singleton
public class VoidAtGateway extends GatewayHandler {

    private final Database database;
    private final Payments payments;
    private final PaymentConfig config;

    VoidAtGateway(
            Database database,
            AskedEffects effects,
            Payments payments,
            Gateways gateways,
            RecordOutcome recording,
            PaymentConfig config) {
        super(Effect.VOID, database, effects, gateways, recording);
        this.database = database;
        this.payments = payments;
        this.config = config;
    }

    /**
     * Right where the card holder had declined in the meantime, or the authorization is over anyway; else we believe in money that the
     * gateway does not, and a person has to look.
     */
    @Override
    Uni<Attempt<Done>> declined(GatewayCall call, String code) {
        return payments.find(database, call.paymentId())
                .map(Optional::orElseThrow)
                .chain(payment -> payment.status() == PaymentStatus.FAILED || payment.hadLapsed()
                        ? refused(code)
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
