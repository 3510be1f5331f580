package io.orderflow.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a sidecar has moved to a dead-letter topic, which is drained raw: the CloudEvent as its publisher wrote it, or whatever it was that no
 * sidecar could read. The id that the drain's own delivery carries is another one at each repeat, so it says nothing.
 */
final class GivenUp {

    private static final JsonMapper MAPPER = new JsonMapper();

    private GivenUp() {}

    /** The event given up on; its id is empty when there is none. */
    static Delivery of(String deliveryId, String raw) {
        try {
            JsonNode event = MAPPER.readTree(raw);
            if (event.path("specversion").isTextual()) {
                return new Delivery(event.path("id").asText(), data(event));
            }
            return event.isObject() ? new Delivery(deliveryId, raw) : new Delivery("", raw);
        } catch (JsonProcessingException unreadable) {
            return new Delivery("", raw);
        }
    }

    private static String data(JsonNode event) {
        JsonNode encoded = event.path("data_base64");
        if (encoded.isTextual()) {
            try {
                return new String(Base64.getDecoder().decode(encoded.asText()), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notBase64) {
                return event.toString();
            }
        }
        JsonNode data = event.path("data");
        return data.isTextual() ? data.asText() : data.isMissingNode() ? event.toString() : data.toString();
    }
}
