package io.orderflow.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.Quiescence;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Things for a request to speak of, at rest.
 *
 * @param order paid, of one unit
 */
record Scene(Platform platform, Order order, String sku, String warehouse) {

    static Scene set(Platform platform) {
        String warehouse = platform.stock().openWarehouse(Ids.sku("WH"));
        String sku = platform.goods().stocked(1_000_000, Money.usd(100), warehouse);
        Order order = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));
        new Quiescence(platform).await(Duration.ofSeconds(60));
        return new Scene(platform, order, sku, warehouse);
    }

    /** What every service shows of these things, and the newest of each of its lists; equal as long as nothing is written. */
    Map<String, String> footprint() {
        Map<String, String> seen = new LinkedHashMap<>();
        String payment = order.payment().path("id").asText();
        look(seen, "order", "/api/v1/orders?limit=1", "/api/v1/orders/" + order.id());
        look(seen, "order", "/api/v1/orders/" + order.id() + "/timeline");
        look(seen, "payment", "/api/v1/payments?limit=1", "/api/v1/payments/" + payment);
        look(seen, "payment", "/api/v1/payments/" + payment + "/ledger");
        look(seen, "warehouse", "/api/v1/warehouses?limit=1", "/api/v1/stock/" + sku);
        look(seen, "warehouse", "/api/v1/stock/" + sku + "/movements", "/api/v1/reservations?order_id=" + order.id());
        look(seen, "catalog", "/api/v1/products?limit=1", "/api/v1/products/" + sku);
        look(seen, "sandbox", "/gateway/faults", "/gateway/ledger?payment_reference=" + order.paymentReference());
        for (String service : List.of("order", "payment", "warehouse", "catalog", "sandbox")) {
            look(seen, service, "/api/v1/ops/dead-letters?limit=1", "/api/v1/ops/crash-points");
        }
        return seen;
    }

    /** Fails when a request has left anything behind. */
    void assertAsBefore(Map<String, String> before) {
        assertThat(footprint()).as("what the requests left behind").isEqualTo(before);
    }

    private void look(Map<String, String> seen, String service, String... paths) {
        for (String path : paths) {
            seen.put(
                    service + path,
                    platform.client(service, Role.ADMIN)
                            .get(path)
                            .send()
                            .expect(200)
                            .text());
        }
    }
}
