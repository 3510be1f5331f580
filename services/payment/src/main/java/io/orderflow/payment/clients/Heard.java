package io.orderflow.payment.clients;

import io.orderflow.payment.domain.webhook.GatewayEvent;

/** What a gateway's adapter makes of a webhook. */
public sealed interface Heard {

    /** News of one payment; its texts are as the gateway sent them, empty where it sent none. */
    record News(GatewayEvent event) implements Heard {}

    /** As {@link News}, from a gateway that names only its own authorization. The event's reference is the id of that. */
    record NewsOfAuthorization(GatewayEvent event) implements Heard {}

    /** Signed well, about nothing that concerns us. */
    record Nothing() implements Heard {}

    /** The signature is missing, wrong, or too old. */
    record Forged() implements Heard {}

    /** Signed well, in no form that we know. */
    record Unreadable() implements Heard {}
}
