package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.set;

import io.orderflow.schemas.catalogue.Catalogue;
import org.junit.jupiter.api.Tag;

@Tag("G19")
class CatalogueWiringTest extends AbstractRuleContractTest {
    CatalogueWiringTest() {
        super(
                new CatalogueWiring(Catalogue.load()),
                drop("subscription", "Subscription", "order--payments-payment-confirmed"),
                set(
                        "subscription",
                        "Subscription",
                        "order--payments-payment-confirmed",
                        "/scopes/0",
                        "\"payment-worker\""),
                set(
                        "publishing-scope",
                        "Component",
                        "pubsub",
                        "/spec/metadata/@publishingScopes/value",
                        "\"order=catalog.product.created\""));
    }
}
