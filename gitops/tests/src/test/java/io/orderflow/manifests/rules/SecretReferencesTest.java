package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G4")
class SecretReferencesTest extends AbstractRuleContractTest {
    SecretReferencesTest() {
        super(
                new SecretReferences(),
                set(
                        "own-secret",
                        "Deployment",
                        "warehouse-worker",
                        "/spec/template/spec/containers/@app/envFrom/1/secretRef/name",
                        "\"warehouse-db-secret\""),
                drop("resolves", "Secret", "order-secrets"),
                drop("resolves", "Secret", "order-app-api-token"),
                drop("resolves", "Secret", "payment-stripe"),
                remove("own-secret", "Job", "order-migration", "/spec/template/spec/containers/@app/envFrom/1"));
    }
}
