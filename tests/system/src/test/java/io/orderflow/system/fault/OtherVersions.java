package io.orderflow.system.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Checkout;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Until this is closed, every publisher writes each second event as a later minor version of it would, with fields that nobody here
 * knows, on top, in its items and in its amounts; and each other one as one that knows no optional field yet.
 */
record OtherVersions(Platform platform, Books books) implements AutoCloseable {
    static final String SURPLUS = "of_a_later_version";

    static OtherVersions write(Platform platform) {
        OtherVersions versions = new OtherVersions(platform, new Books(platform));
        String optional = Json.write(optional());
        platform.endpoints().withSidecar().forEach(service -> versions.write(service, optional));
        return versions;
    }

    private void write(Endpoint service, String optional) {
        books.change(service.name(), """
            create function other_versions() returns trigger language plpgsql as $body$
            declare
                event    jsonb := new.payload::jsonb;
                surplus  jsonb := '{"of_a_later_version": {"n": [1]}}';
                optional text[] := array(select jsonb_array_elements_text('%s'::jsonb -> new.topic));
            begin
                if new.position %% 2 = 0 then
                    optional := '{}';
                    event := (
                        select jsonb_object_agg(key, case jsonb_typeof(value) when 'object' then value || surplus else value end)
                        from jsonb_each(event || surplus));
                else
                    surplus := '{}';
                    event := event - optional;
                end if;
                if jsonb_typeof(event -> 'items') = 'array' then
                    event := jsonb_set(event, '{items}', (
                        select jsonb_agg((item - optional) || surplus) from jsonb_array_elements(event -> 'items') item));
                end if;
                new.payload := event::text;
                return new;
            end $body$\
            """.formatted(optional));
        books.change(service.name(), """
            create trigger other_versions before insert on outbox
            for each row when (new.replayed_at is null) execute function other_versions()\
            """);
    }

    /** Topic to the fields that its schema does not require, of the event and of its items. */
    private static Map<String, List<String>> optional() {
        Map<String, List<String>> optional = new TreeMap<>();
        try (var topics = Files.list(Checkout.root().resolve("shared-schemas/events"))) {
            for (Path topic : topics.toList()) {
                Path schema = topic.resolve("v1.schema.json");
                if (Files.exists(schema)) {
                    JsonNode event = Json.read(Files.readString(schema));
                    List<String> fields = new ArrayList<>(optional(event));
                    fields.addAll(optional(event.at("/properties/items/items")));
                    fields.removeAll(List.of("type", "schema_version"));
                    optional.put(topic.getFileName().toString(), fields);
                }
            }
            return optional;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> optional(JsonNode object) {
        List<String> fields = new ArrayList<>();
        object.path("properties").fieldNames().forEachRemaining(fields::add);
        object.path("required").forEach(field -> fields.remove(field.asText()));
        return fields;
    }

    @Override
    public void close() {
        platform.endpoints().withSidecar().forEach(service -> {
            books.change(service.name(), "drop trigger if exists other_versions on outbox");
            books.change(service.name(), "drop function if exists other_versions()");
        });
    }
}
