package io.orderflow.payment.clients;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * The port to one payment gateway. Both calls may be made any number of times with the same key; both fail with
 * {@link GatewayUnavailable} when the outcome is unknown, at latest at the deadline.
 */
public interface Gateway {

    /** As in the path of its webhooks. */
    String name();

    /** Brings an effect about, or answers what an earlier try under this key led to. */
    Uni<GatewayAnswer> perform(GatewayCall call, Duration deadline);

    /** What came of the operation with this key; empty when it has not arrived, which does not say that it never will. */
    Uni<Optional<GatewayAnswer>> find(String key, Duration deadline);
}
