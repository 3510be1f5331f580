package io.orderflow.payment.clients.order;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Has an order wait because its payment is disputed; kept as the payload of its operation.
 * @param reason for people
 */
@RegisterForReflection
public record OrderHold(String orderId, String gateway, String disputeId, String reason) {

    /** What the hold stands for, by which the order knows it. */
    public String origin() {
        return "dispute:" + gateway + ":" + disputeId;
    }
}
