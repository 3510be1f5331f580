package io.orderflow.sandbox.domain;

/**
 * What goes wrong on purpose.
 * @param errorRate 0–1: share of gateway operations that fail, half of them before their effect and half after
 * @param latencyMs before every gateway operation
 * @param duplicate every webhook is sent twice
 * @param reorder   webhooks are sent in any order
 * @param voidFails whether a void of {@code tok_void_fails} fails
 */
public record Faults(double errorRate, int latencyMs, boolean duplicate, boolean reorder, boolean voidFails) {}
