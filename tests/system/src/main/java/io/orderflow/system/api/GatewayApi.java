package io.orderflow.system.api;

import io.orderflow.system.http.Client;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The sandbox gateway, which is the oracle for what happened to the money. */
public record GatewayApi(Client client) {

    public Ledger ledger(String paymentReference) {
        var body = client.get("/gateway/ledger?payment_reference=" + paymentReference)
                .send()
                .expect(200)
                .json();
        return Ledger.of(
                StreamSupport.stream(body.path("items").spliterator(), false).toList());
    }

    /**
     * The card holder's answer.
     *
     * @param outcome approved or declined
     * @return false when the gateway no longer waits for one, because the payment was let go
     */
    public boolean answer(String paymentReference, String outcome) {
        return client.post("/gateway/actions")
                        .json(Map.of("payment_reference", paymentReference, "outcome", outcome))
                        .send()
                        .expect(200, 202, 204, 409)
                        .status()
                != 409;
    }

    /** Sends every webhook of a payment again. */
    public void replayWebhooks(String paymentReference) {
        client.post("/gateway/webhooks/replay")
                .json(Map.of("payment_reference", paymentReference))
                .send()
                .expect(200, 202, 204);
    }

    /** Sets faults; {@link #heal} takes them back. */
    public void faults(Map<String, Object> faults) {
        client.post("/gateway/faults").json(faults).send().expect(200, 202, 204);
    }

    public void heal() {
        faults(Map.of("error_rate", 0.0, "latency_ms", 0, "duplicate", false, "reorder", false));
    }
}
