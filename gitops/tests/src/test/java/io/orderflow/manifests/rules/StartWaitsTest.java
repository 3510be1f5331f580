package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G7")
class StartWaitsTest extends AbstractRuleContractTest {
    StartWaitsTest() {
        super(
                new StartWaits(),
                remove("present", "Deployment", "order-worker", "/spec/template/spec/initContainers/@wait-for-consul"),
                remove("present", "Deployment", "order", "/spec/template/spec/initContainers/@wait-for-postgres"),
                set(
                        "bounded",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/initContainers/@wait-for-redis/command",
                        "[\"sh\", \"-c\"]"),
                set(
                        "bounded",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/initContainers/@wait-for-redis/command/1",
                        "\"99999\""),
                remove(
                        "restricted",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/initContainers/@wait-for-redis/securityContext/capabilities"));
    }
}
