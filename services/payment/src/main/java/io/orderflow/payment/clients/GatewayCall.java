package io.orderflow.payment.clients;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One effect to be brought about at a gateway; kept as the payload of its operation.
 * @param key    operation key, the same for every try
 * @param effect code of an {@link io.orderflow.payment.domain.Effect}, or {@link Renewal#KIND}
 * @param token  of the card, for an authorization only
 * @param amount minor units; a gateway voids what is left, whatever stands here
 * @param authorizationId the gateway's own, once it has told it
 */
@RegisterForReflection
public record GatewayCall(
        String key,
        UUID paymentId,
        String gateway,
        String effect,
        String reference,
        @Nullable String token,
        long amount,
        String currency,
        @Nullable String authorizationId) {}
