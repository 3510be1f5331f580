package io.orderflow.platform.inbox;

import io.orderflow.schemas.CloudEvent;

/**
 * One event as the sidecar hands it over.
 * @param eventId the CloudEvent's id, for an event that cannot be read; empty when there is none
 */
public record Delivery(String eventId, String payload) {

    /**
     * Of what lay in the stream. Sidecars pass it on raw: one that reads it itself loses the data of an event in base64, and gives up
     * on whatever it cannot read. The id that a raw delivery carries is another one at each repeat, so it says nothing.
     */
    public static Delivery of(String wire) {
        return CloudEvent.read(wire)
                .map(event -> new Delivery(event.id(), event.data()))
                .orElseGet(() -> new Delivery("", wire));
    }
}
