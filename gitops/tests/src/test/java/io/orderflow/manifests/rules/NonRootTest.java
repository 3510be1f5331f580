package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G8")
class NonRootTest extends AbstractRuleContractTest {
    NonRootTest() {
        super(
                new NonRoot(),
                remove(
                        "runAsNonRoot",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/securityContext/runAsNonRoot"),
                set("runAsUser", "Deployment", "order", "/spec/template/spec/securityContext/runAsUser", "0"),
                remove("fsGroup", "Job", "order-migration", "/spec/template/spec/securityContext/fsGroup"));
    }
}
