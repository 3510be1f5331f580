package io.orderflow.platform.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long the machinery's histories are kept, in real time (api.md §5 "Clock", domain.md §5). What outlives what is checked at the start.
 */
@ConfigMapping(prefix = "orderflow.retention")
public interface RetentionConfig {

    /** Events that were sent; as long they can be replayed. */
    @WithDefault("30D")
    Duration outbox();

    /** How long the broker keeps a message, as {@code streamTTL} of its component says. */
    @WithDefault("7D")
    Duration broker();

    /** Events that were handled. An event may be replayed on its last day and then lie in the broker for as long as that keeps it. */
    @WithDefault("38D")
    Duration inbox();

    /** Runs of jobs, ended or not. */
    @WithDefault("30D")
    Duration jobRuns();

    /** Answers to requests with an idempotency key. */
    @WithDefault("60D")
    Duration idempotencyKeys();

    /** Operations that were done or refused; they answer repeated keys, so they outlive those. */
    @WithDefault("60D")
    Duration operations();

    /** Sagas that have ended; their operations and the key of their request name them. */
    @WithDefault("60D")
    Duration sagas();
}
