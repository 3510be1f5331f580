package io.orderflow.order.usecase.parked;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.operation.ParkedRetries;
import io.orderflow.platform.operation.RetryLimit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Has asked for again, under its key, what an order asked of others and got no answer to in time. */
@Singleton
public class RetryParked {

    /** Everything but the money of what is cancelled, and what is to be forgotten: those are never given up. */
    private static final List<String> LIMITED = List.of(
            Asks.RELEASE_STOCK,
            Asks.RELEASE_TRY,
            Asks.LOWER_STOCK,
            Asks.CONFIRM_RESERVATIONS,
            Asks.CAPTURE_PAYMENT,
            Asks.CAPTURE_SHIPMENT,
            Asks.COLLECT_CASH);

    private final ParkedRetries retries;
    private final Operations operations;
    private final RetryLimit limit;
    private final int limited;
    private final int unlimited;

    RetryParked(ParkedRetries retries, Operations operations, OrderConfig config) {
        this.retries = retries;
        this.operations = operations;
        var dlq = config.dlqRetry();
        this.limit = new RetryLimit(dlq.tries(), dlq.firstWait(), dlq.longestWait());
        this.limited = dlq.batch();
        this.unlimited = config.paymentCompensation().batch();
    }

    /** Each has a limited number of tries with growing waits, then it is left to a person with an alert (X3.7). @return how many */
    public Uni<Integer> retryDue() {
        return retries.retry(LIMITED, limit, limited);
    }

    /**
     * Voids and refunds of cancelled orders and parts of orders, until they are done (domain.md §5); and what has to be forgotten of
     * customers who are gone. @return how many
     */
    public Uni<Integer> compensate() {
        return operations.retryParked(List.of(Asks.CANCEL_PAYMENT, Asks.LOWER_PAYMENT, Asks.FORGET_PAYMENT), unlimited);
    }
}
