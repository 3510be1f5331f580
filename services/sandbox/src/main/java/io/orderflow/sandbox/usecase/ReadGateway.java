package io.orderflow.sandbox.usecase;

import io.orderflow.platform.db.Database;
import io.orderflow.sandbox.domain.KeptOperation;
import io.orderflow.sandbox.domain.LedgerEntry;
import io.orderflow.sandbox.persistence.KeptOperations;
import io.orderflow.sandbox.persistence.LedgerEntries;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the gateway knows. */
@Singleton
public class ReadGateway {

    private final Database database;
    private final KeptOperations operations;
    private final LedgerEntries ledger;

    ReadGateway(Database database, KeptOperations operations, LedgerEntries ledger) {
        this.database = database;
        this.operations = operations;
        this.ledger = ledger;
    }

    /** Empty: nothing with this key has ever arrived, or it has not ended yet. */
    public Uni<Optional<KeptOperation>> operation(String key) {
        return operations.find(database, key);
    }

    public Uni<List<LedgerEntry>> ledger(String reference) {
        return ledger.of(database, reference);
    }
}
