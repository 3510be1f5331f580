package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.persistence.operation.DueOperations;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.operation.Operations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Has gateway operations taken up sooner than their backoff says. */
@Singleton
public class HurryOperations {

    private final Database database;
    private final DueOperations due;
    private final Operations operations;
    private final PaymentConfig config;

    HurryOperations(Database database, DueOperations due, Operations operations, PaymentConfig config) {
        this.database = database;
        this.due = due;
        this.operations = operations;
        this.config = config;
    }

    /** Outcomes that a gateway knows and we do not. @return how many are asked for now */
    public Uni<Integer> pollUnknown() {
        return due.hurryAll(
                database,
                kinds(Effect.AUTHORIZE, Effect.CAPTURE),
                config.paymentStatusSync().waitingLongerThan());
    }

    /** Voids and refunds that were given up and wait for a person: each gets one more try. @return how many */
    public Uni<Integer> retryParked() {
        return operations.retryParked(
                List.of(kinds(Effect.VOID, Effect.REFUND)),
                config.refundProcessing().batch());
    }

    private static String[] kinds(Effect... effects) {
        return Stream.of(effects).map(Effect::code).toArray(String[]::new);
    }
}
