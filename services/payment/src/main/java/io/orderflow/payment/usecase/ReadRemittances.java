package io.orderflow.payment.usecase;

import io.orderflow.payment.domain.Remittance;
import io.orderflow.payment.persistence.Remittances;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of what carriers have handed over. */
@Singleton
public class ReadRemittances {

    private final Database database;
    private final Remittances remittances;

    ReadRemittances(Database database, Remittances remittances) {
        this.database = database;
        this.remittances = remittances;
    }

    public Uni<Optional<Remittance.Recorded>> one(UUID id) {
        return remittances.find(database, id);
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<Remittance.Summary>> page(@Nullable String carrier, @Nullable UUID after, int limit) {
        return remittances.page(database, carrier, after, limit);
    }
}
