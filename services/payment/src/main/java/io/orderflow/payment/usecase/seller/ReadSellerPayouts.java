package io.orderflow.payment.usecase.seller;

import io.orderflow.payment.domain.seller.SellerEntry;
import io.orderflow.payment.domain.seller.SellerPayout;
import io.orderflow.payment.persistence.seller.SellerEntries;
import io.orderflow.payment.persistence.seller.SellerPayouts;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of what sellers are paid. */
@Singleton
public class ReadSellerPayouts {

    private final Database database;
    private final SellerPayouts payouts;
    private final SellerEntries ledger;

    ReadSellerPayouts(Database database, SellerPayouts payouts, SellerEntries ledger) {
        this.database = database;
        this.payouts = payouts;
        this.ledger = ledger;
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<SellerPayout>> page(
            @Nullable UUID paymentId, @Nullable String status, @Nullable UUID after, int limit) {
        return payouts.page(database, paymentId, status, after, limit);
    }

    /** Its lines in the order in which they were booked; empty when there is no such payout. */
    public Uni<Optional<List<SellerEntry>>> ledger(UUID id) {
        return payouts.find(database, id)
                .chain(found -> found.map(payout ->
                                ledger.of(database, payout.paymentId()).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
