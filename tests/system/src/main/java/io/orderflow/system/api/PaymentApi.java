package io.orderflow.system.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Ids;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Client;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Payments and their own ledger. */
public record PaymentApi(Client client) {

    public List<JsonNode> of(String orderId) {
        return list("/api/v1/payments?order_id=" + orderId);
    }

    /** Our account of what the gateway did. */
    public Ledger ledger(String paymentId) {
        return Ledger.of(list("/api/v1/payments/" + paymentId + "/ledger"));
    }

    /** Staff report a bank transfer that has a bank reference of its own. */
    public Answer transfer(String reference, Money amount, Instant receivedAt) {
        return client.post("/api/v1/bank-transfers")
                .key(Ids.uuid())
                .json(Map.of(
                        "reference", reference,
                        "amount", Map.of("amount", amount.amount(), "currency", amount.currency()),
                        "received_at", receivedAt.toString(),
                        "bank_reference", Ids.uuid()))
                .send();
    }

    private List<JsonNode> list(String path) {
        JsonNode body = client.get(path).send().expect(200).json();
        return StreamSupport.stream((body.isArray() ? body : body.path("items")).spliterator(), false)
                .toList();
    }
}
