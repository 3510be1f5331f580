package io.orderflow.payment.clients;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it came in, believed by nobody yet.
 * @param header value of a header by its name, null when it was not sent
 * @param body   raw, for the signature is over its bytes
 * @param at     real time of its arrival
 */
public record WebhookDelivery(Function<String, @Nullable String> header, byte[] body, Instant at) {}
