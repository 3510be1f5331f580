package io.orderflow.payment.clients;

/** A gateway gave no usable answer: whether the operation had its effect is unknown. */
public final class GatewayUnavailable extends RuntimeException {

    public GatewayUnavailable(String message) {
        super(message, null, false, false);
    }
}
