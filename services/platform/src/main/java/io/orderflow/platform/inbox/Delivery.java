package io.orderflow.platform.inbox;

/**
 * One event as the sidecar hands it over.
 * @param eventId the CloudEvent's id, for what cannot be read
 */
public record Delivery(String eventId, String payload) {}
