package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G11")
class RoleFlagsTest extends AbstractRuleContractTest {
    RoleFlagsTest() {
        super(
                new RoleFlags(),
                remove(
                        "WORKER_MODE",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/env/@WORKER_MODE"),
                remove("ENABLE_CRON", "Deployment", "order", "/spec/template/spec/containers/@app/env/@ENABLE_CRON"),
                set(
                        "ENABLE_CONSUMER",
                        "Deployment",
                        "order-worker",
                        "/spec/template/spec/containers/@app/env/@ENABLE_CONSUMER/value",
                        "\"false\""));
    }
}
