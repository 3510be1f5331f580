package io.orderflow.payment.clients;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * The port to one payment gateway. Both calls may be made any number of times with the same key; both fail with
 * {@link GatewayUnavailable} when the outcome is unknown, at latest at the deadline, and answer on the caller's event loop.
 */
public interface Gateway {

    /** As in the path of its webhooks. */
    String name();

    /** Brings an effect about, or answers what an earlier try under this key led to. */
    Uni<GatewayAnswer> perform(GatewayCall call, Duration deadline);

    /** What came of this call; empty when it has not arrived, which does not say that it never will. */
    Uni<Optional<GatewayAnswer>> find(GatewayCall call, Duration deadline);

    /** How it makes an authorization last longer; empty for a gateway that cannot. */
    default Optional<Renewal> renewal() {
        return Optional.empty();
    }

    /** Checks who sent a webhook, and reads it. */
    Heard hear(WebhookDelivery delivery);
}
