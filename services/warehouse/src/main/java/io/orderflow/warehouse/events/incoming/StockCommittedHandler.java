package io.orderflow.warehouse.events.incoming;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.StockCommitted;
import io.orderflow.warehouse.usecase.RecordCommitment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** An order was confirmed on the other side: kept for reconciliation, changes no stock (X3.2). */
@Singleton
class StockCommittedHandler implements TopicHandler<StockCommitted> {

    private final RecordCommitment commitments;

    StockCommittedHandler(RecordCommitment commitments) {
        this.commitments = commitments;
    }

    @Override
    public String topic() {
        return Topics.INVENTORY_STOCK_COMMITTED;
    }

    @Override
    public Class<StockCommitted> type() {
        return StockCommitted.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<StockCommitted> event) {
        return commitments
                .record(tx, event)
                .map(added -> added ? Handled.done() : Handled.ignored("the commitment is known already"));
    }
}
