package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G2")
class CallbackPortTest extends AbstractRuleContractTest {
    CallbackPortTest() {
        super(
                new CallbackPort(),
                set(
                        "app-port",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/annotations/dapr.io~1app-port",
                        "\"8081\""),
                set(
                        "app-protocol",
                        "Deployment",
                        "order-worker",
                        "/spec/template/metadata/annotations/dapr.io~1app-protocol",
                        "\"http\""),
                remove(
                        "protocol",
                        "Deployment",
                        "warehouse-worker",
                        "/spec/template/spec/containers/@app/ports/@grpc-svc/protocol"),
                remove("grpc-svc", "Deployment", "order", "/spec/template/spec/containers/@app/ports/@grpc-svc"),
                set(
                        "container-port",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/ports/@grpc-svc/containerPort",
                        "9014"));
    }
}
