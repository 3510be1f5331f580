package io.orderflow.sandbox.domain;

import org.jspecify.annotations.Nullable;

/**
 * An operation that has its answer.
 * @param authorizationId of its payment, once something is authorized
 * @param currency        of its payment
 */
public record KeptOperation(
        Request request, Answer answer, @Nullable String authorizationId, String currency) {}
