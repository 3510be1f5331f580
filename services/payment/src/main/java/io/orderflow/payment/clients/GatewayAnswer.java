package io.orderflow.payment.clients;

import io.orderflow.payment.domain.AuthorizationAge;
import org.jspecify.annotations.Nullable;

/** What a gateway says came of an operation. Not knowing is no answer: then the call fails with {@link GatewayUnavailable}. */
public sealed interface GatewayAnswer {

    /**
     * The effect is there.
     * @param amount minor units that moved
     * @param age    of an authorization, where the gateway tells it
     */
    record Done(
            @Nullable String authorizationId,
            long amount,
            @Nullable AuthorizationAge age) implements GatewayAnswer {

        public Done(@Nullable String authorizationId, long amount) {
            this(authorizationId, amount, null);
        }
    }

    /** The effect is not there and never will be. @param code the gateway's own */
    record Declined(String code) implements GatewayAnswer {}

    /** The card holder has to answer first. @param authorizationId of what waits, where there is one already */
    record ActionRequired(@Nullable String authorizationId, String url) implements GatewayAnswer {}
}
