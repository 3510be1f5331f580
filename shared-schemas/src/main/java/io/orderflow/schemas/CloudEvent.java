package io.orderflow.schemas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frame around an event on the wire: CloudEvents 1.0 in its structured JSON form. The relay writes it and the inbox reads it; what
 * lies between, the sidecars and the broker, carries the bytes as they are. Source: domain.md section 2.
 *
 * @param id   the event's id, empty when the frame has none
 * @param data the event's JSON exactly as its publisher wrote it, or the text that was sent in its place
 */
public record CloudEvent(String id, String data) {

    private static final JsonFactory JSON = new JsonFactory();

    /** @param data JSON, taken over unread */
    public static String write(String id, String type, String source, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + quoted(id) + "\",\"source\":\"" + quoted(source)
                + "\",\"type\":\"" + quoted(type) + "\",\"datacontenttype\":\"application/json\",\"data\":" + data
                + "}";
    }

    /** What lies in the frame; empty when the text is no CloudEvent, or one without data that can be had. */
    public static Optional<CloudEvent> read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            return json.nextToken() == JsonToken.START_OBJECT ? frame(json, text) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<CloudEvent> frame(JsonParser json, String text) throws IOException {
        boolean isFrame = false;
        String id = "";
        String data = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "specversion" -> isFrame = value == JsonToken.VALUE_STRING;
                case "id" -> id = value == JsonToken.VALUE_STRING ? json.getText() : "";
                case "data" -> data = value == JsonToken.VALUE_STRING ? json.getText() : source(json, text);
                case "data_base64" -> data = decoded(json);
                default -> json.skipChildren();
            }
            json.skipChildren();
        }
        boolean whole = json.nextToken() == null;
        return isFrame && whole && data != null ? Optional.of(new CloudEvent(id, data)) : Optional.empty();
    }

    private static String source(JsonParser json, String text) throws IOException {
        int begin = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        json.finishToken();
        return text.substring(begin, (int) json.currentLocation().getCharOffset());
    }

    private static @Nullable String decoded(JsonParser json) throws IOException {
        try {
            return new String(Base64.getDecoder().decode(json.getText()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
