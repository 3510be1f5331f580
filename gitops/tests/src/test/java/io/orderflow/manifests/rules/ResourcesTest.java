package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;

import org.junit.jupiter.api.Tag;

@Tag("G6")
class ResourcesTest extends AbstractRuleContractTest {
    ResourcesTest() {
        super(
                new Resources(),
                remove(
                        "requests",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/resources/requests/cpu"),
                remove("limits", "Deployment", "order", "/spec/template/spec/containers/@app/resources/limits/memory"),
                remove(
                        "requests",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/initContainers/@wait-for-redis/resources"),
                remove(
                        "sidecar",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/annotations/dapr.io~1sidecar-cpu-request"),
                remove("limits", "Job", "order-migration", "/spec/template/spec/containers/@app/resources/limits"));
    }
}
