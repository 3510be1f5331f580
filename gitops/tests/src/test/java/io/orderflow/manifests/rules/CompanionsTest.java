package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G14")
class CompanionsTest extends AbstractRuleContractTest {
    CompanionsTest() {
        super(
                new Companions(),
                drop("disruption-budget", "PodDisruptionBudget", "order-worker"),
                drop("network-policy", "NetworkPolicy", "order"),
                remove("spread", "Deployment", "order-worker", "/spec/template/spec/topologySpreadConstraints"),
                set("account", "Deployment", "order-worker", "/spec/template/spec/serviceAccountName", "\"order\""),
                drop("account", "ServiceAccount", "order"));
    }
}
