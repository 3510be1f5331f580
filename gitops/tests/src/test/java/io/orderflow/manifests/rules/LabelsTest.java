package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;

import org.junit.jupiter.api.Tag;

@Tag("G23")
class LabelsTest extends AbstractRuleContractTest {
    LabelsTest() {
        super(
                new Labels(),
                remove("six", "Service", "order", "/metadata/labels/app.kubernetes.io~1part-of"),
                remove(
                        "six",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/labels/app.kubernetes.io~1version"));
    }
}
