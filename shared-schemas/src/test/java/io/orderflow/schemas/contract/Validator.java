package io.orderflow.schemas.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.orderflow.schemas.catalogue.EventSchemas;
import java.util.List;

/** Holds event JSON against the schema of its topic, as packaged in the jar. */
final class Validator {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(EventSchemas.shared()));

    private Validator() {}

    /** What is wrong with the event; empty when nothing is. */
    static List<String> findings(String topic, String json) {
        Schema schema = REGISTRY.getSchema(EventSchemas.of(topic, 1), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
