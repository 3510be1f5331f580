package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G33")
class NetworkPortsTest extends AbstractRuleContractTest {
    NetworkPortsTest() {
        super(
                new NetworkPorts(),
                set("closed", "NetworkPolicy", "order-worker", "/spec/ingress/0/ports/0/port", "5005"),
                remove("both-ways", "NetworkPolicy", "order", "/spec/policyTypes/1"),
                remove("from", "NetworkPolicy", "order-worker", "/spec/ingress/0/from"),
                remove("to", "NetworkPolicy", "order-worker", "/spec/egress/1/to"),
                remove("ports", "NetworkPolicy", "order-worker", "/spec/egress/1/ports"),
                set("outside-ports", "NetworkPolicy", "payment-stripe", "/spec/egress/0/ports/0/port", "80"),
                remove("private", "NetworkPolicy", "payment-stripe", "/spec/egress/0/to/0/ipBlock/except"),
                drop("outside", "NetworkPolicy", "payment-stripe"),
                set(
                        "outside",
                        "NetworkPolicy",
                        "payment-stripe",
                        "/spec/podSelector/matchExpressions/0/values/0",
                        "\"order\""));
    }
}
