package io.orderflow.platform.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * What the records of requests and answers say of null: a component marked {@code @Nullable} may be left out or null, every other one is
 * there. A schema is known again by its properties, and where several records have the same ones by its name.
 */
final class Nullness {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Collection<ClassInfo> records;

    Nullness(IndexView index) {
        this.records = index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith("io.orderflow."))
                .toList();
    }

    void state(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                records.stream()
                        .filter(record -> components(record)
                                .keySet()
                                .equals(schema.getProperties().keySet()))
                        .max(Comparator.comparing(record -> likeness(record, name)))
                        .ifPresent(record -> state(record, schema));
            }
        });
    }

    /** A name that was given outright counts most; else the document starts with the record's own, and numbers those that share it. */
    private static int likeness(ClassInfo record, String name) {
        var given = record.declaredAnnotation(SCHEMA);
        if (given != null && given.value("name") != null) {
            return given.value("name").asString().equals(name) ? Integer.MAX_VALUE : 0;
        }
        return name.startsWith(record.simpleName()) ? record.simpleName().length() : 0;
    }

    private static Map<String, RecordComponentInfo> components(ClassInfo record) {
        var components = new TreeMap<String, RecordComponentInfo>();
        record.recordComponents().forEach(component -> components.put(SNAKE.translate(component.name()), component));
        return components;
    }

    private static void state(ClassInfo record, Schema schema) {
        components(record).forEach((name, component) -> {
            Schema property = schema.getProperties().get(name);
            boolean nullable = component.type().hasAnnotation(NULLABLE);
            boolean required =
                    schema.getRequired() != null && schema.getRequired().contains(name);
            if (nullable) {
                schema.addProperty(name, orNull(Objects.requireNonNull(property)));
            } else if (!required) {
                schema.addRequired(name);
            }
        });
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            Schema nothing = OASFactory.createSchema().addType(SchemaType.NULL);
            return OASFactory.createSchema().anyOf(List.of(property, nothing));
        }
        if (property.getType() != null && !property.getType().contains(SchemaType.NULL)) {
            property.addType(SchemaType.NULL);
        }
        return property;
    }
}
