package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G3")
class ProbesTest extends AbstractRuleContractTest {
    ProbesTest() {
        super(
                new Probes(),
                remove(
                        "startupProbe",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/startupProbe"),
                remove("readinessProbe", "Deployment", "order", "/spec/template/spec/containers/@app/readinessProbe"),
                remove(
                        "livenessProbe",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/livenessProbe"),
                set(
                        "exec",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/livenessProbe",
                        "{\"exec\": {\"command\": [\"kill\", \"-0\", \"1\"]}}"),
                set(
                        "declared-port",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/readinessProbe/httpGet/port",
                        "\"metrics\""),
                set(
                        "startup-port",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/startupProbe",
                        "{\"tcpSocket\": {\"port\": 8080}}"),
                remove(
                        "health-port",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/env/@HEALTH_PORT"),
                set(
                        "health-port",
                        "Deployment",
                        "order",
                        "/spec/template/spec/containers/@app/livenessProbe/httpGet/port",
                        "8080"),
                set(
                        "path",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/readinessProbe/httpGet/path",
                        "\"/q/health/ready\""));
    }
}
