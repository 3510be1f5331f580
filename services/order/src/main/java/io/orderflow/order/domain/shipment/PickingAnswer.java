package io.orderflow.order.domain.shipment;

import io.orderflow.order.domain.HoldKind;
import io.orderflow.platform.outcome.Rejection;
import java.time.Instant;
import java.util.List;

/** Whether a fulfillment may begin to pick. */
public sealed interface PickingAnswer {

    /** @param since when it was first, since the last hold was placed */
    record Allowed(Instant since) implements PickingAnswer {}

    /** @param holdKinds of the open holds, each once, where those are the reason; else empty */
    record Refused(Rejection rejection, List<HoldKind> holdKinds) implements PickingAnswer {}
}
