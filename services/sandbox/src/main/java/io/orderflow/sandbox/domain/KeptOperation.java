package io.orderflow.sandbox.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation that has its answer.
 * @param authorizationId of its payment, once something is authorized
 * @param currency        of its payment
 * @param heldAt          sandbox time since which the money of its payment is held
 * @param heldUntil       sandbox time at which the authorization ends
 */
public record KeptOperation(
        Request request,
        Answer answer,
        @Nullable String authorizationId,
        String currency,
        @Nullable Instant heldAt,
        @Nullable Instant heldUntil) {}
