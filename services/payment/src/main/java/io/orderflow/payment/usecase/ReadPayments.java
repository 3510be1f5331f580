package io.orderflow.payment.usecase;

import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.payment.persistence.MoneyEntries;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of payments and their money. */
@Singleton
public class ReadPayments {

    private final Database database;
    private final Payments payments;
    private final MoneyEntries ledger;
    private final Disputes disputes;

    ReadPayments(Database database, Payments payments, MoneyEntries ledger, Disputes disputes) {
        this.database = database;
        this.payments = payments;
        this.ledger = ledger;
        this.disputes = disputes;
    }

    public Uni<Optional<Payment>> one(UUID id) {
        return payments.find(database, id);
    }

    public Uni<Optional<Payment>> ofOrder(String orderId) {
        return payments.findByOrder(database, orderId);
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<Payment>> page(
            @Nullable String orderId, @Nullable String customerId, @Nullable UUID after, int limit) {
        return payments.page(database, orderId, customerId, after, limit);
    }

    public Uni<List<MoneyEntry>> ledger(UUID paymentId) {
        return ledger.of(database, paymentId);
    }

    public Uni<List<Dispute>> disputes(Payment payment) {
        return disputes.of(database, payment.reference());
    }
}
