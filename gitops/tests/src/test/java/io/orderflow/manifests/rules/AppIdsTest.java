package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G1")
class AppIdsTest extends AbstractRuleContractTest {
    AppIdsTest() {
        super(
                new AppIds(),
                set(
                        "app-id",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/annotations/dapr.io~1app-id",
                        "\"order\""),
                set(
                        "unique",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/annotations/dapr.io~1app-id",
                        "\"order\""),
                drop("exists", "Deployment", "payment-worker"),
                drop("exists", "Deployment", "catalog"),
                set("name", "Deployment", "order-worker", "/metadata/name", "\"order-jobs\""));
    }
}
