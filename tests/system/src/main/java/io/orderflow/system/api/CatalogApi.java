package io.orderflow.system.api;

import io.orderflow.system.Ids;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Client;
import java.util.Map;

/** Products and prices. */
public record CatalogApi(Client client) {

    /** Creates a product that is taxed by the standard rate. */
    public void create(String sku, Money price) {
        create(sku, price, "standard");
    }

    public void create(String sku, Money price, String taxClass) {
        create(sku, price, taxClass, Ids.uuid()).expect(201);
    }

    /** Asks for a product under a key of the caller's. */
    public Answer create(String sku, Money price, String taxClass, String key) {
        return client.post("/api/v1/products")
                .key(key)
                .json(Map.of(
                        "sku",
                        sku,
                        "name",
                        "Product " + sku,
                        "price",
                        price,
                        "tax_class",
                        taxClass,
                        "weight_grams",
                        500))
                .send();
    }

    public Answer read(String sku) {
        return client.get("/api/v1/products/" + sku).send();
    }

    /** Changes a price under the ETag that was read. */
    public void price(String sku, Money price) {
        String etag = read(sku).expect(200).header("ETag").orElseThrow();
        client.put("/api/v1/products/" + sku + "/price")
                .header("If-Match", etag)
                .json(Map.of("price", price))
                .send()
                .expect(200);
    }
}
