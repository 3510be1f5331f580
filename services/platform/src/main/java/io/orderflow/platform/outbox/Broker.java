package io.orderflow.platform.outbox;

import io.orderflow.platform.dapr.Publisher;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Where a relay publishes. The stock one is {@link Publisher}. */
@FunctionalInterface
interface Broker {

    /**
     * @param entries one of an aggregate at most, because a bulk keeps no order
     * @return the refused entries, id to reason; empty when all went out. The Uni fails when which of them went out is unknown.
     */
    Uni<Map<String, String>> publish(String topic, List<Publisher.Entry> entries);
}
