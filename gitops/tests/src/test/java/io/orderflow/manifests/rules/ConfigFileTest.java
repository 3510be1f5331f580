package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G10")
class ConfigFileTest extends AbstractRuleContractTest {
    ConfigFileTest() {
        super(
                new ConfigFile(),
                remove("config.yaml", "ConfigMap", "payment-config", "/data/config.yaml"),
                drop("config.yaml", "ConfigMap", "payment-config"),
                remove(
                        "mounted",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/volumeMounts/@config"),
                set(
                        "source",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/volumes/@config/configMap/name",
                        "\"payment-config\""),
                remove(
                        "read",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/env/@QUARKUS_CONFIG_LOCATIONS"));
    }
}
