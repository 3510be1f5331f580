package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.set;

import org.junit.jupiter.api.Tag;

@Tag("G36")
class RedisConsumptionTest extends AbstractRuleContractTest {
    RedisConsumptionTest() {
        super(
                new RedisConsumption(),
                set("redeliver", "Component", "pubsub", "/spec/metadata/@redeliverInterval/value", "\"3s\""),
                set("timeout", "Component", "pubsub", "/spec/metadata/@processingTimeout/value", "\"0\""),
                set("queue", "Component", "pubsub", "/spec/metadata/@queueDepth/value", "\"1000\""),
                set("trimming", "Component", "pubsub", "/spec/metadata/@poolSize/name", "\"maxLenApprox\""),
                set("pool", "Component", "pubsub", "/spec/metadata/@poolSize/value", "\"20\""),
                set(
                        "breaker",
                        "Resiliency",
                        "orderflow-resiliency",
                        "/spec/targets/components/pubsub/inbound/circuitBreaker",
                        "\"any\""));
    }
}
