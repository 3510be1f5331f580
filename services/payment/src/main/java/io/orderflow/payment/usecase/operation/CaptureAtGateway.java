package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.payment.usecase.card.RecordOutcome;
import io.orderflow.platform.db.Database;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Captures in the background, or finds out what came of a capture whose caller did not learn it. */
@Singleton
public class CaptureAtGateway extends GatewayHandler {

    private final PaymentConfig config;

    CaptureAtGateway(
            Database database, AskedEffects effects, Gateways gateways, RecordOutcome recording, PaymentConfig config) {
        super(Effect.CAPTURE, database, effects, gateways, recording);
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
