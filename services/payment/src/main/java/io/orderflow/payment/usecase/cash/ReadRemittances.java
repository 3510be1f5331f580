package io.orderflow.payment.usecase.cash;

import io.orderflow.payment.domain.cash.OverdueCash;
import io.orderflow.payment.domain.cash.Remittance;
import io.orderflow.payment.persistence.cash.OverdueCashRows;
import io.orderflow.payment.persistence.cash.Remittances;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of what carriers have handed over, and what they have not. */
@Singleton
public class ReadRemittances {

    private final Database database;
    private final Remittances remittances;
    private final OverdueCashRows cash;

    ReadRemittances(Database database, Remittances remittances, OverdueCashRows cash) {
        this.database = database;
        this.remittances = remittances;
        this.cash = cash;
    }

    public Uni<Optional<Remittance.Recorded>> one(UUID id) {
        return remittances.find(database, id);
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<Remittance.Summary>> page(@Nullable String carrier, @Nullable UUID after, int limit) {
        return remittances.page(database, carrier, after, limit);
    }

    /** Cash that is not handed over to this day; of the newest payment first. */
    public Uni<List<OverdueCash>> overdue(@Nullable UUID after, int limit) {
        return cash.page(database, after, limit);
    }
}
