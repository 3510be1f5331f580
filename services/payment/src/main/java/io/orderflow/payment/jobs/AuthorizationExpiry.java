package io.orderflow.payment.jobs;

import io.orderflow.payment.usecase.ExpireAuthorization;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Marks authorizations that are past their window (X3.5). */
@Singleton
public class AuthorizationExpiry implements Job {

    private final ExpireAuthorization work;

    AuthorizationExpiry(ExpireAuthorization work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "authorization-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Uni<String> run() {
        return work.expireOverdue(Cause.system(name())).map(count -> count + " expired");
    }
}
