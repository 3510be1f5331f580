package io.orderflow.system.api;

import io.orderflow.system.http.Client;
import io.orderflow.system.http.Json;

/** Publishes through a sidecar, as the service beside it would. */
public record EventApi(Client sidecar, String token) {

    /** Publishes one event. @param data the event as its schema has it */
    public void publish(String topic, Object data) {
        publish(topic, "application/json", Json.write(data));
    }

    /** Publishes a text as it is. */
    public void publish(String topic, String contentType, String text) {
        sidecar.post("/v1.0/publish/pubsub/" + topic)
                .header("dapr-api-token", token)
                .body(contentType, text)
                .send()
                .expect(204);
    }
}
