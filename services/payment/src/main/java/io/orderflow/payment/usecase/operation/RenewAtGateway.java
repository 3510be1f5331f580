package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.clients.Renewal;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.AuthorizationAge;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.AuthorizationWarnings;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Has a gateway hold the same money for longer (X3.5). No money moves by it, so it is no entry of the ledger; the order learns until when. */
@Singleton
public class RenewAtGateway implements OperationHandler<Done> {

    private static final Logger LOG = Logger.getLogger(RenewAtGateway.class);

    private final Database database;
    private final Payments payments;
    private final AuthorizationWarnings warnings;
    private final Gateways gateways;
    private final PaymentEvents events;
    private final PlatformClock clock;
    private final PaymentConfig config;

    RenewAtGateway(
            Database database,
            Payments payments,
            AuthorizationWarnings warnings,
            Gateways gateways,
            PaymentEvents events,
            PlatformClock clock,
            PaymentConfig config) {
        this.database = database;
        this.payments = payments;
        this.warnings = warnings;
        this.gateways = gateways;
        this.events = events;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public String kind() {
        return Renewal.KIND;
    }

    /** What is captured, let go or over by now needs no time any more, so that this ends by itself. */
    @Override
    public Uni<Attempt<Done>> attempt(Operation operation) {
        var call = call(operation);
        return payments.find(database, call.paymentId())
                .chain(found -> found.filter(payment -> payment.isAuthorizationWanted(clock.now()))
                        .flatMap(payment -> gateways.renew(call))
                        .map(asked -> asked.chain(RenewAtGateway::read))
                        .orElseGet(() -> GatewayHandler.refused("not_wanted")));
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Done done) {
        return payments.lock(tx, call(operation).paymentId())
                .map(found -> found.orElseThrow())
                .chain(payment -> {
                    var age = Objects.requireNonNullElse(done.age(), AuthorizationAge.FRESH);
                    var window = config.authorizationWindow();
                    Instant now = clock.now();
                    return payments.update(tx, payment.renewed(done.authorizationId(), age.end(now, window)))
                            .call(() -> warnings.live(tx, payment.id(), age.startOfShorterLife(now, window)));
                })
                .chain(payment -> events.authorized(tx, payment));
    }

    /** It ends when it would have ended; operators were warned before. */
    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Done> refused) {
        tx.afterCommit(() -> LOG.warnf(
                "%s is not renewed: %s",
                call(operation).reference(), refused.rejection().code()));
        return Uni.createFrom().voidItem();
    }

    /** Tried until the authorization ends. */
    @Override
    public int limit() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Duration longestWait() {
        return config.renewing().longestWait();
    }

    private static Uni<Attempt<Done>> read(GatewayAnswer answer) {
        return switch (answer) {
            case Done done -> Uni.createFrom().item(new Attempt.Succeeded<>(done));
            case GatewayAnswer.Declined(String code) -> GatewayHandler.refused(code);
            case GatewayAnswer.ActionRequired action -> GatewayHandler.refused("card_holder_asked");
        };
    }

    private static GatewayCall call(Operation operation) {
        return Json.read(operation.payload(), GatewayCall.class);
    }
}
