package io.orderflow.machinery;

import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.CaptureRequested;

/** The event that is measured: the order service publishes and consumes it, so one sidecar may do both. */
final class Requests {

    static final String TOPIC = Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED;

    private static final WireMoney AMOUNT = new WireMoney(1_999, "USD");

    private Requests() {}

    /** With ids as short as they may be, so that the event is about as long as the one of the first measurements. */
    static CaptureRequested of(String aggregateId) {
        return new CaptureRequested(aggregateId, "p", AMOUNT, "on_confirm");
    }
}
