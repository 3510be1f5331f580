package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.payment.usecase.card.RecordOutcome;
import io.orderflow.platform.db.Database;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Finds out what came of an authorization whose caller did not learn it, or that waits for its card holder. */
@Singleton
public class AuthorizeAtGateway extends GatewayHandler {

    private final PaymentConfig config;

    AuthorizeAtGateway(
            Database database, AskedEffects effects, Gateways gateways, RecordOutcome recording, PaymentConfig config) {
        super(Effect.AUTHORIZE, database, effects, gateways, recording);
        this.config = config;
    }

    /** Never given up: as long as the outcome is unknown, money may be held or taken. */
    @Override
    public int limit() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Duration longestWait() {
        return config.polling().longestWait();
    }
}
