package io.orderflow.payment.usecase.transfer;

import io.orderflow.payment.domain.transfer.Payout;
import io.orderflow.payment.domain.transfer.ReportedTransfer;
import io.orderflow.payment.persistence.transfer.BankTransfers;
import io.orderflow.payment.persistence.transfer.Payouts;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of what came in by bank, and of what has to be sent back by hand; newest first. */
@Singleton
public class ReadTransfers {

    private final Database database;
    private final BankTransfers transfers;
    private final Payouts payouts;

    ReadTransfers(Database database, BankTransfers transfers, Payouts payouts) {
        this.database = database;
        this.transfers = transfers;
        this.payouts = payouts;
    }

    public Uni<List<ReportedTransfer>> transfers(@Nullable String outcome, @Nullable UUID after, int limit) {
        return transfers.page(database, outcome, after, limit);
    }

    public Uni<List<Payout>> payouts(
            @Nullable UUID paymentId, @Nullable String status, @Nullable UUID after, int limit) {
        return payouts.page(database, paymentId, status, after, limit);
    }
}
