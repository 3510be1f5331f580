package io.orderflow.payment.usecase.card;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.clients.Renewal;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.AuthorizationWarnings;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells operators of authorizations whose time is nearly over, each once, and has those renewed whose gateway can (X3.5). */
@Singleton
public class WarnOfAuthorizationAge {

    private static final Logger LOG = Logger.getLogger(WarnOfAuthorizationAge.class);

    private final Database database;
    private final AuthorizationWarnings warnings;
    private final Payments payments;
    private final Operations operations;
    private final Gateways gateways;
    private final PlatformClock clock;
    private final PaymentConfig config;
    private final MeterRegistry metrics;

    WarnOfAuthorizationAge(
            Database database,
            AuthorizationWarnings warnings,
            Payments payments,
            Operations operations,
            Gateways gateways,
            PlatformClock clock,
            PaymentConfig config,
            MeterRegistry metrics) {
        this.database = database;
        this.warnings = warnings;
        this.payments = payments;
        this.operations = operations;
        this.gateways = gateways;
        this.clock = clock;
        this.config = config;
        this.metrics = metrics;
    }

    /** In batches until none is left, each authorization in its own transaction. @return how many were told of */
    public Uni<Integer> warn(Cause cause) {
        return Batches.untilNone(batch(), () -> {
            Instant now = clock.now();
            return warnings.due(database, now, now.plus(last()), 1 - config.authorizationWarning(), batch())
                    .chain(due -> Batches.<UUID>each(database, cause, due, this::warn));
        });
    }

    /** The last part of a window, which is the longest that a hold lives. */
    private Duration last() {
        var window = config.authorizationWindow();
        return window.minusMillis(Math.round(window.toMillis() * config.authorizationWarning()));
    }

    private Uni<Boolean> warn(Tx tx, UUID id) {
        return payments.lock(tx, id)
                .chain(found -> found.filter(payment -> payment.isAuthorizationWanted(clock.now()))
                        .map(payment -> warn(tx, payment))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> warn(Tx tx, Payment payment) {
        String gateway = Objects.requireNonNull(payment.gateway());
        boolean renewable = gateways.canRenew(gateway);
        return warnings.add(tx, payment, renewable, clock.now())
                .call(fresh -> fresh && renewable
                        ? renew(tx, payment)
                        : Uni.createFrom().voidItem())
                .invoke(fresh -> {
                    if (fresh) {
                        tx.afterCommit(() -> tell(payment, gateway, renewable));
                    }
                });
    }

    /** One key for each end of a window, so that the next end may be put off as well. */
    private Uni<Void> renew(Tx tx, Payment payment) {
        Instant end = Objects.requireNonNull(payment.expiresAt());
        var call = new GatewayCall(
                "renew-" + payment.id() + "-" + end.toEpochMilli(),
                payment.id(),
                Objects.requireNonNull(payment.gateway()),
                Renewal.KIND,
                payment.reference(),
                null,
                payment.holdings().live(),
                payment.money().currency(),
                payment.authorizationId());
        return operations.ask(tx, Renewal.KIND, call.key(), payment.id().toString(), Json.write(call));
    }

    private void tell(Payment payment, String gateway, boolean renewable) {
        metrics.counter("orderflow.payment.authorization.warnings", "gateway", gateway)
                .increment();
        LOG.warnf(
                "the authorization of order %s ends at %s and %s",
                payment.orderId(), payment.expiresAt(), renewable ? "is being renewed" : "cannot be renewed");
    }

    private int batch() {
        return config.authorizationExpiry().batch();
    }
}
