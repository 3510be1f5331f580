package io.orderflow.warehouse.usecase;

import io.orderflow.platform.db.Tx;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.event.StockCommitted;
import io.orderflow.warehouse.persistence.StockCommitments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Keeps what the order service says that it has confirmed, so that reconciliation can compare the two sides. */
@Singleton
public class RecordCommitment {

    private final StockCommitments commitments;

    RecordCommitment(StockCommitments commitments) {
        this.commitments = commitments;
    }

    /** False when all of it was known. */
    public Uni<Boolean> record(Tx tx, Event<StockCommitted> event) {
        return commitments.insert(tx, event).map(rows -> rows > 0);
    }
}
