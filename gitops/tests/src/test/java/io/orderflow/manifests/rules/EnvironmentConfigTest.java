package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G5")
class EnvironmentConfigTest extends AbstractRuleContractTest {
    EnvironmentConfigTest() {
        super(
                new EnvironmentConfig(),
                drop("resolves", "ConfigMap", "overlays-config"),
                remove(
                        "overlays-config",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/envFrom/0"),
                set(
                        "resolves",
                        "Deployment",
                        "order",
                        "/spec/template/spec/initContainers/@wait-for-consul/envFrom/0/configMapRef/name",
                        "\"overlays-config\""));
    }
}
