package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G37")
class AccessControlTest extends AbstractRuleContractTest {
    AccessControlTest() {
        super(
                new AccessControl(),
                set("default-action", "Configuration", "orderflow", "/spec/accessControl/defaultAction", "\"allow\""),
                set(
                        "namespace",
                        "Configuration",
                        "orderflow",
                        "/spec/accessControl/policies/0/namespace",
                        "\"orderflow\""),
                set(
                        "methods",
                        "Configuration",
                        "orderflow",
                        "/spec/accessControl/policies/2/operations/0/name",
                        "\"/orderflow.order.v1.OrderService/*\""),
                remove("secrets", "Configuration", "orderflow", "/spec/secrets"),
                remove("cardinality", "Configuration", "orderflow", "/spec/metrics/http"));
    }
}
