package io.orderflow.payment.clients;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A gateway's way to hold the same money for longer. Not every gateway has one. */
public interface Renewal {

    /** Kind of its operations, and the {@code effect} of its calls. */
    String KIND = "renew";

    /**
     * May be made any number of times with the same key; fails with {@link GatewayUnavailable} when the outcome is unknown.
     * @param call of the authorization, under the renewal's own key
     * @return done with the age that the authorization has now, or declined, and then it ends when it would have ended
     */
    Uni<GatewayAnswer> renew(GatewayCall call, Duration deadline);
}
