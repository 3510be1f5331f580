package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G29")
class AutoscalerMetricTest extends AbstractRuleContractTest {
    AutoscalerMetricTest() {
        super(
                new AutoscalerMetric(),
                set(
                        "container-resource",
                        "HorizontalPodAutoscaler",
                        "order-worker",
                        "/spec/metrics/0",
                        "{\"type\": \"Resource\", \"resource\": {\"name\": \"cpu\"}}"),
                remove("container-resource", "HorizontalPodAutoscaler", "order", "/spec/metrics"),
                remove("behavior", "HorizontalPodAutoscaler", "order-worker", "/spec/behavior"),
                set("bounds", "HorizontalPodAutoscaler", "order-worker", "/spec/maxReplicas", "0"));
    }
}
