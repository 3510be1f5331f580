package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.usecase.dispute.AskOrderToWait;
import io.orderflow.platform.operation.ParkedRetries;
import io.orderflow.platform.operation.RetryLimit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Tries again, under its key, what payments asked of others and that failed: authorizations without an outcome, and holds of disputed
 * orders that were parked. A card that is declined stays declined: another try is the buyer's decision. Voids and refunds have a job of
 * their own that never gives up.
 */
@Singleton
public class RetryFailed {

    private static final List<String> LIMITED = List.of(AskOrderToWait.HOLD, AskOrderToWait.RELEASE);

    private final TakeUpOverdue overdue;
    private final ParkedRetries parked;
    private final PaymentConfig config;

    RetryFailed(TakeUpOverdue overdue, ParkedRetries parked, PaymentConfig config) {
        this.overdue = overdue;
        this.parked = parked;
        this.config = config;
    }

    /** @return how many are tried now */
    public Uni<Integer> retry() {
        var job = config.failedPaymentRetry();
        var limit = new RetryLimit(job.tries(), job.firstWait(), job.longestWait());
        return overdue.takeUp(Effect.AUTHORIZE, job.patience(), job.batch())
                .chain(authorizations ->
                        parked.retry(LIMITED, limit, job.batch()).map(holds -> authorizations + holds));
    }
}
