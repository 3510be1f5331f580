package io.orderflow.machinery;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.event.CaptureRequested;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Has no effect but the inbox row; notes when that was committed. */
@Singleton
public class RequestHandler implements TopicHandler<CaptureRequested> {

    private final Arrivals arrivals;

    RequestHandler(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public String topic() {
        return Requests.TOPIC;
    }

    @Override
    public Class<CaptureRequested> type() {
        return CaptureRequested.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<CaptureRequested> event) {
        String aggregateId = event.envelope().aggregateId();
        tx.afterCommit(() -> arrivals.note(aggregateId));
        return Uni.createFrom().item(Handled.done());
    }
}
