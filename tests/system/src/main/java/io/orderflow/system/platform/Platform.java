package io.orderflow.system.platform;

import io.orderflow.system.api.CatalogApi;
import io.orderflow.system.api.EventApi;
import io.orderflow.system.api.GatewayApi;
import io.orderflow.system.api.Goods;
import io.orderflow.system.api.OperationsApi;
import io.orderflow.system.api.OrderApi;
import io.orderflow.system.api.PaymentApi;
import io.orderflow.system.api.StockApi;
import io.orderflow.system.http.Client;
import io.orderflow.system.http.Json;
import java.util.Base64;

/**
 * A running platform.
 *
 * @param home where it keeps its state
 */
public record Platform(Home home) {

    public CatalogApi catalog() {
        return new CatalogApi(client("catalog", Role.STAFF));
    }

    public StockApi stock() {
        return new StockApi(client("warehouse", Role.STAFF));
    }

    /** Orders in the name of staff, who may order for any customer. */
    public OrderApi orders() {
        return orders(Role.STAFF);
    }

    public OrderApi orders(Role role) {
        return new OrderApi(client("order", role));
    }

    public PaymentApi payments() {
        return new PaymentApi(client("payment", Role.STAFF));
    }

    public GatewayApi gateway() {
        return new GatewayApi(client("sandbox", Role.ADMIN));
    }

    public OperationsApi operations(String service) {
        return new OperationsApi(client(service, Role.ADMIN));
    }

    /** Publishes events through the sidecar of the service that owns their topic. */
    public EventApi eventsOf(String service) {
        var sidecar = home.endpoints().of(service).sidecar().orElseThrow();
        return new EventApi(new Client("http://127.0.0.1:" + sidecar.httpPort(), null), home.sidecarToken());
    }

    /** Products with stock, to order from. */
    public Goods goods() {
        return new Goods(catalog(), stock());
    }

    /** Speaks to one service in one role. */
    public Client client(String service, Role role) {
        return new Client(home.endpoints().of(service).url(), home.token(role));
    }

    public Endpoints endpoints() {
        return home.endpoints();
    }

    /** The id of the customer in whose name {@code customer.jwt} speaks. */
    public String customerId() {
        String payload = home.token(Role.CUSTOMER).split("\\.")[1];
        return Json.read(new String(Base64.getUrlDecoder().decode(payload), java.nio.charset.StandardCharsets.UTF_8))
                .path("sub")
                .asText();
    }
}
