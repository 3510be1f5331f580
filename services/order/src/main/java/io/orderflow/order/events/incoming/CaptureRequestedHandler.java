package io.orderflow.order.events.incoming;

import io.orderflow.order.usecase.capture.RequestCapture;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.CaptureRequested;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Time to take the money. Only the order's id is believed; the amount in the event is never looked at (C1.3). */
@Singleton
public class CaptureRequestedHandler implements TopicHandler<CaptureRequested> {

    private final RequestCapture requesting;

    CaptureRequestedHandler(RequestCapture requesting) {
        this.requesting = requesting;
    }

    @Override
    public String topic() {
        return Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED;
    }

    @Override
    public Class<CaptureRequested> type() {
        return CaptureRequested.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<CaptureRequested> event) {
        return requesting.request(tx, event.data().orderId());
    }
}
