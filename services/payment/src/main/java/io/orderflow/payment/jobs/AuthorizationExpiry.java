package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.card.ExpireAuthorization;
import io.orderflow.payment.usecase.card.WarnOfAuthorizationAge;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Warns of authorizations whose window is nearly over, and marks those that are past it (X3.5). */
@Singleton
public class AuthorizationExpiry implements Job {

    private final WarnOfAuthorizationAge warning;
    private final ExpireAuthorization expiring;
    private final PaymentConfig config;

    AuthorizationExpiry(WarnOfAuthorizationAge warning, ExpireAuthorization expiring, PaymentConfig config) {
        this.warning = warning;
        this.expiring = expiring;
        this.config = config;
    }

    @Override
    public String name() {
        return "authorization-expiry";
    }

    @Override
    public Duration every() {
        return config.authorizationExpiry().every();
    }

    @Override
    public Uni<String> run() {
        var cause = Cause.system(name());
        return warning.warn(cause)
                .chain(warned ->
                        expiring.expireOverdue(cause).map(expired -> warned + " warned of, " + expired + " expired"));
    }
}
