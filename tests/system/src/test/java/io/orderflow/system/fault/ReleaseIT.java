package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Freeze;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The warehouse does not answer while an order is cancelled. */
@FaultTest
class ReleaseIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);

    @Test
    @Tag("C1.8")
    @Tag("M2.1")
    void releasesTheStockOfACancelledOrderOnceTheWarehouseIsBack(Platform platform) {
        Books books = new Books(platform);
        String sku = platform.goods().stocked(5);
        Order paid = platform.orders().placePaid(OrderRequest.by(Ids.uuid()).item(sku, 2));
        Endpoint warehouse = platform.endpoints().of("warehouse");
        try (Freeze frozen = Freeze.of(warehouse.pid())) {
            Order cancelled =
                    new Order(platform.orders().cancel(paid.id()).expect(200).json());
            assertThat(cancelled.isEnded()).isTrue();
            Await.until("three tries", CONVERGENCE, () -> books.number("order", """
                            select coalesce(max(attempts), 0) from operation where kind = 'release-stock' and subject = ?""", paid.id()), tries -> tries >= 3);
            platform.orders()
                    .await(
                            paid.id(),
                            "refunded",
                            CONVERGENCE,
                            order -> order.paymentStatus().equals("refunded"));
        }
        Await.until("the stock back", CONVERGENCE, () -> platform.stock().of(sku), stock -> stock.available() == 5);
        assertThat(platform.stock().reservationsOf(paid.id()))
                .extracting(Reservation::status)
                .containsOnly("released");
    }
}
