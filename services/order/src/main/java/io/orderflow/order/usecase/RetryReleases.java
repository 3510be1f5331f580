package io.orderflow.order.usecase;

import io.orderflow.platform.operation.Operations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Has stock and money let go that were not let go in time because the warehouse or the payment service did not answer. */
@Singleton
public class RetryReleases {

    private static final int BATCH = 100;

    private final Operations operations;

    RetryReleases(Operations operations) {
        this.operations = operations;
    }

    /** Each gets one more try and is parked again, with its alert, when that is lost too. @return how many */
    public Uni<Integer> retryParked() {
        return operations.retryParked(
                List.of(Asks.RELEASE_STOCK, Asks.RELEASE_TRY, Asks.LOWER_STOCK, Asks.LOWER_PAYMENT), BATCH);
    }
}
