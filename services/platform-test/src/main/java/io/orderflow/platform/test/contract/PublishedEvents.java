package io.orderflow.platform.test.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.orderflow.platform.db.Database;
import io.orderflow.schemas.catalogue.EventSchemas;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what the service under test has put into its outbox against the schemas of its topics (M2.6). */
public final class PublishedEvents {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(EventSchemas.shared()));

    private PublishedEvents() {}

    private record Published(String topic, String payload) {

        List<String> findings() {
            return SCHEMAS
                    .getSchema(EventSchemas.of(topic, 1), InputFormat.JSON)
                    .validate(payload, InputFormat.JSON)
                    .stream()
                    .map(finding -> topic + ": " + finding)
                    .toList();
        }
    }

    /** @return the topics that were published so far; fails with every finding when one event breaks its schema */
    public static Set<String> conform() {
        List<Published> all = Arc.container()
                .instance(Database.class)
                .get()
                .list("""
                        select topic, payload from outbox
                        union all
                        select topic, payload from outbox_sent""", row -> new Published(row.getString(0), row.getString(1)))
                .await()
                .atMost(Duration.ofSeconds(60));
        List<String> findings =
                all.stream().flatMap(event -> event.findings().stream()).toList();
        if (!findings.isEmpty()) {
            throw new AssertionError("published events break their schemas:\n" + String.join("\n", findings));
        }
        return all.stream().map(Published::topic).collect(Collectors.toSet());
    }
}
