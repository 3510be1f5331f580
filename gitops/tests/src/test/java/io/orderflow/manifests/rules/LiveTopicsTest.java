package io.orderflow.manifests.rules;

import static io.orderflow.manifests.rules.Mutation.drop;
import static io.orderflow.manifests.rules.Mutation.remove;
import static io.orderflow.manifests.rules.Mutation.set;

import io.orderflow.schemas.catalogue.Catalogue;
import org.junit.jupiter.api.Tag;

@Tag("G12")
class LiveTopicsTest extends AbstractRuleContractTest {
    LiveTopicsTest() {
        super(
                new LiveTopics(Catalogue.load()),
                set(
                        "live",
                        "Subscription",
                        "order--payments-payment-confirmed",
                        "/spec/topic",
                        "\"payments.payment.settled\""),
                set(
                        "retired",
                        "Subscription",
                        "order--payments-payment-confirmed",
                        "/spec/topic",
                        "\"orders.order.cancelled\""),
                remove(
                        "dead-letter-topic",
                        "Subscription",
                        "order--payments-payment-confirmed",
                        "/spec/deadLetterTopic"),
                drop("drained", "Subscription", "order--payments-payment-confirmed-dlq"),
                set(
                        "raw",
                        "Subscription",
                        "order--payments-payment-confirmed-dlq",
                        "/spec/metadata/rawPayload",
                        "\"false\""));
    }
}
