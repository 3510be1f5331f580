package io.orderflow.platform.saga;

import io.orderflow.platform.cause.Cause;
import java.util.UUID;

/**
 * Under what name a saga calls.
 * @param saga its id
 * @param key  of this step in this saga, the same for each repeat
 */
public record SagaCall(UUID saga, String key, Cause cause) {}
