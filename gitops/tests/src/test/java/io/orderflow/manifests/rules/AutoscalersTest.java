package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G9")
class AutoscalersTest extends AbstractRuleContractTest {
    AutoscalersTest() {
        super(
                new Autoscalers(),
                drop("one-autoscaler", "HorizontalPodAutoscaler", "order-worker"),
                drop("one-autoscaler", "HorizontalPodAutoscaler", "warehouse"),
                set("target", "HorizontalPodAutoscaler", "order-worker", "/spec/scaleTargetRef/name", "\"order-jobs\""),
                set("replicas", "Deployment", "order-worker", "/spec/replicas", "2"));
    }
}
