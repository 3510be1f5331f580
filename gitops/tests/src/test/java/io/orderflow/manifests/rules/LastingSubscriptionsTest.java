package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

class LastingSubscriptionsTest extends AbstractRuleContractTest {
    LastingSubscriptionsTest() {
        super(
                new LastingSubscriptions(),
                set("hot-reload", "Configuration", "orderflow", "/spec/features/0/enabled", "true"),
                remove("hot-reload", "Configuration", "orderflow", "/spec/features"),
                set(
                        "pause",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/annotations/dapr.io~1app-health-threshold",
                        "\"3\""),
                remove(
                        "pause",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/annotations/dapr.io~1app-health-threshold"));
    }
}
