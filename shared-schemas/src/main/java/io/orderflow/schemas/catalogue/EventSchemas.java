package io.orderflow.schemas.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The JSON Schemas of this jar as text, so that a service's tests can hold what it publishes against them (M2.6).
 *
 * <p>An event's schema refers to the shared ones by {@code $id}; hand both to the validator.
 */
public final class EventSchemas {
    private static final String ROOT = "/orderflow/events/";

    private EventSchemas() {}

    /** The schema of one topic and major version; {@link UncheckedIOException} when there is none. */
    public static String of(String topic, int version) {
        return text(topic + "/v" + version + ".schema.json");
    }

    /** The schemas that every event's schema refers to, by their {@code $id}. */
    public static Map<String, String> shared() {
        return Map.of(
                "urn:orderflow:schema:envelope:v1", text("common/v1/envelope.schema.json"),
                "urn:orderflow:schema:money:v1", text("common/v1/money.schema.json"));
    }

    private static String text(String path) {
        try (InputStream schema = EventSchemas.class.getResourceAsStream(ROOT + path)) {
            if (schema == null) {
                throw new IOException("no schema " + path);
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
