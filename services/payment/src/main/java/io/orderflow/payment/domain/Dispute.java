package io.orderflow.payment.domain;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card holder's bank wants money back.
 * @param id     of the webhook that told of it
 * @param amount null when the gateway did not say how much
 * @param at     when we heard of it
 */
public record Dispute(
        String gateway,
        String id,
        String paymentReference,
        @Nullable Money amount,
        Instant at) {}
