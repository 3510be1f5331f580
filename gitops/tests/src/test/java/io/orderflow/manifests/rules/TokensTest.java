package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G26")
class TokensTest extends AbstractRuleContractTest {
    TokensTest() {
        super(
                new Tokens(),
                remove(
                        "mapped",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/env/@DAPR_API_TOKEN"),
                set(
                        "key",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/env/@APP_API_TOKEN/valueFrom/secretKeyRef/key",
                        "\"app\""),
                set(
                        "annotation",
                        "Deployment",
                        "order",
                        "/spec/template/metadata/annotations/dapr.io~1app-token-secret",
                        "\"app-api-token\""),
                drop("exists", "Secret", "order-dapr-api-token"));
    }
}
