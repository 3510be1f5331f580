package io.orderflow.warehouse;

import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.warehouse.jobs.ReservationExpiry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** An overdue reservation is ended once, and said so once, however many replicas look. */
@WarehouseTest
@Tag("J7.3")
class ReservationExpiryContractTest extends AbstractJobContractTest<ReservationExpiry, String> {

    @Inject
    Depot depot;

    @Override
    protected String name() {
        return "expiry";
    }

    @Override
    protected String work() {
        return overdue(depot.stocked(5));
    }

    private String overdue(String sku) {
        String held = depot.reserved(Depot.anyOrder(), Depot.line("item-1", sku, 2))
                .getFirst()
                .getReservationId();
        Depot.await(database.update(
                "update reservation set expires_at = now() - interval '1 hour' where id = $1::text::uuid", held));
        return held;
    }

    /** More than end in one transaction. */
    @Override
    protected List<String> works() {
        String sku = depot.stocked(1000);
        return Stream.generate(() -> overdue(sku)).limit(101).toList();
    }

    @Override
    protected long effects(String held) {
        return Depot.await(database.first(
                        "select count(*) from outbox where aggregate_id = $1 and topic like '%reservation_expired'",
                        row -> row.getLong(0), held))
                .orElseThrow();
    }
}
