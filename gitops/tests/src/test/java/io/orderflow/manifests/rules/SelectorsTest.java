package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G22")
class SelectorsTest extends AbstractRuleContractTest {
    SelectorsTest() {
        super(
                new Selectors(),
                set(
                        "keys",
                        "Deployment",
                        "order-worker",
                        "/spec/selector/matchLabels/app.kubernetes.io~1version",
                        "\"dev\""),
                set("labels-only", "Deployment", "order-worker", "/spec/selector/matchExpressions", "[]"),
                set(
                        "matches-template",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/labels/app.kubernetes.io~1component",
                        "\"main\""));
    }
}
