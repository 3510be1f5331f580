package io.orderflow.system.api;

import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Warehouses, stock and reservations. */
public record StockApi(Client client) {
    private static final Duration EVENT = Duration.ofSeconds(20);

    /** Makes a warehouse and gives its id. */
    public String openWarehouse(String code) {
        return client.post("/api/v1/warehouses")
                .key(Ids.uuid())
                .json(Map.of("code", code, "name", "Warehouse " + code, "address", ADDRESS))
                .send()
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** Where a warehouse stands. */
    public static final Map<String, String> ADDRESS = Map.of(
            "name", "Dock 1", "line1", "Harbour Road 1", "city", "Hamburg", "postal_code", "20457", "country", "DE");

    public Answer read(String sku) {
        return client.get("/api/v1/stock/" + sku).send();
    }

    public Stock of(String sku) {
        return Stock.of(read(sku).expect(200).json());
    }

    /** Waits until the warehouse knows a SKU from the catalogue's event. */
    public Stock known(String sku) {
        return Stock.of(Await.until("stock of " + sku, EVENT, () -> read(sku), answer -> answer.status() == 200)
                .json());
    }

    /** Sets the units on hand in one warehouse. */
    public void set(String warehouseId, String sku, long units) {
        client.post("/api/v1/stock/adjustments")
                .key(Ids.uuid())
                .json(Map.of("warehouse_id", warehouseId, "sku", sku, "set", units, "reason", "count"))
                .send()
                .expect(200, 201);
    }

    /** All reservations of an order, whatever has become of them. */
    public List<Reservation> reservationsOf(String orderId) {
        return StreamSupport.stream(
                        client.get("/api/v1/reservations?limit=200&order_id=" + orderId)
                                .send()
                                .expect(200)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .map(Reservation::new)
                .toList();
    }

    /** Sum of the movement ledger, which is the units on hand. */
    public long movementSum(String sku) {
        return StreamSupport.stream(
                        client.get("/api/v1/stock/" + sku + "/movements?limit=200")
                                .send()
                                .expect(200)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .mapToLong(movement -> movement.path("quantity").asLong())
                .sum();
    }
}
