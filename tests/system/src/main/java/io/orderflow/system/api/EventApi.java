package io.orderflow.system.api;

import io.orderflow.system.http.Client;

/** Publishes through a sidecar, as the service beside it would. */
public record EventApi(Client sidecar, String token) {

    /** Publishes one event. @param data the event as its schema has it */
    public void publish(String topic, Object data) {
        sidecar.post("/v1.0/publish/pubsub/" + topic)
                .header("dapr-api-token", token)
                .json(data)
                .send()
                .expect(204);
    }
}
