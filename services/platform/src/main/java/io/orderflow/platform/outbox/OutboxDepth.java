package io.orderflow.platform.outbox;

/** How much waits to be published: rows, and the age of the oldest in seconds. */
public record OutboxDepth(long depth, double oldestAgeSeconds) {}
