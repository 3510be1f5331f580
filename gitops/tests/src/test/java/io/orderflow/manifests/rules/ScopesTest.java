package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G13")
class ScopesTest extends AbstractRuleContractTest {
    ScopesTest() {
        super(
                new Scopes(),
                set("exists", "Component", "pubsub", "/scopes/0", "\"catalogue\""),
                remove("scoped", "Component", "statestore", "/scopes"),
                set("exists", "Subscription", "order--payments-payment-confirmed", "/scopes/0", "\"orders-worker\""),
                set(
                        "topic-scopes",
                        "Component",
                        "pubsub",
                        "/spec/metadata/@publishingScopes/value",
                        "\"oder=orders.order.status_changed\""));
    }
}
