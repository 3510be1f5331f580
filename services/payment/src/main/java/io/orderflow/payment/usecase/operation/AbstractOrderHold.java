package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.clients.order.OrderHold;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells the order service of a dispute, and takes down what it made of it. */
abstract class AbstractOrderHold implements OperationHandler<String> {

    private final Disputes disputes;
    private final PlatformClock clock;
    private final PaymentConfig config;

    AbstractOrderHold(Disputes disputes, PlatformClock clock, PaymentConfig config) {
        this.disputes = disputes;
        this.clock = clock;
        this.config = config;
    }

    abstract Uni<Outcome<String>> ask(Cause cause, OrderHold hold);

    /** What a success is in the history of the dispute. */
    abstract String step();

    /** The order of a checkout that is under way comes later; one that never comes is for a person, as disputed money always is. */
    @Override
    public Uni<Attempt<String>> attempt(Operation operation) {
        return ask(operation.cause(), hold(operation)).map(outcome -> switch (outcome) {
            case Outcome.Success<String>(String order) -> new Attempt.Succeeded<>(order);
            case Outcome.Refused<String>(Rejection rejection) ->
                rejection.code().equals("not_found")
                        ? new Attempt.Unknown<>("the order is not there")
                        : new Attempt.Refused<>(rejection);
        });
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, String order) {
        return note(tx, operation, step(), null);
    }

    /** An order that is over has nothing left that could wait. */
    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<String> refused) {
        return note(tx, operation, "not_held", refused.rejection().code());
    }

    @Override
    public int limit() {
        return config.orderHold().tries();
    }

    @Override
    public Duration longestWait() {
        return config.orderHold().longestWait();
    }

    private Uni<Void> note(Tx tx, Operation operation, String step, @Nullable String code) {
        var hold = hold(operation);
        return disputes.step(tx, hold.gateway(), hold.disputeId(), step, code, clock.now());
    }

    private static OrderHold hold(Operation operation) {
        return Json.read(operation.payload(), OrderHold.class);
    }
}
