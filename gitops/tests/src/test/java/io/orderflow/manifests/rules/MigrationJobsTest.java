package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G38")
class MigrationJobsTest extends AbstractRuleContractTest {
    MigrationJobsTest() {
        super(
                new MigrationJobs(),
                drop("exists", "Job", "order-migration"),
                set(
                        "no-sidecar",
                        "Job",
                        "order-migration",
                        "/spec/template/metadata/annotations",
                        "{\"dapr.io/enabled\": \"true\"}"),
                remove(
                        "ends",
                        "Job",
                        "order-migration",
                        "/spec/template/spec/containers/@app/env/@QUARKUS_INIT_AND_EXIT"),
                remove(
                        "leaves-it-to-the-job",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/env/@MIGRATE_AT_START"));
    }
}
