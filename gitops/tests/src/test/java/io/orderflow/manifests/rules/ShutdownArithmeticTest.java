package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G16")
class ShutdownArithmeticTest extends AbstractRuleContractTest {
    ShutdownArithmeticTest() {
        super(
                new ShutdownArithmetic(),
                set("grace", "Deployment", "order-worker", "/spec/template/spec/terminationGracePeriodSeconds", "60"),
                set(
                        "block",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/annotations/dapr.io~1block-shutdown-duration",
                        "\"30s\""),
                remove("pre-stop", "Deployment", "order", "/spec/template/spec/containers/@app/lifecycle"),
                remove(
                        "block",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/env/@QUARKUS_SHUTDOWN_TIMEOUT"));
    }
}
