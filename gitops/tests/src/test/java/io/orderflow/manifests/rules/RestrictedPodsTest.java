package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G15")
class RestrictedPodsTest extends AbstractRuleContractTest {
    RestrictedPodsTest() {
        super(
                new RestrictedPods(),
                remove("seccomp", "Deployment", "order-worker", "/spec/template/spec/securityContext/seccompProfile"),
                set("host", "Deployment", "order-worker", "/spec/template/spec/hostNetwork", "true"),
                set(
                        "container",
                        "Deployment",
                        "order",
                        "/spec/template/spec/containers/@app/securityContext/readOnlyRootFilesystem",
                        "false"),
                set(
                        "container",
                        "Job",
                        "order-migration",
                        "/spec/template/spec/containers/@app/securityContext/privileged",
                        "true"),
                remove(
                        "account-token",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/automountServiceAccountToken"));
    }
}
