package io.orderflow.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.test.contract.AbstractOutboxContractTest;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Topics;
import io.orderflow.warehouse.usecase.ExpireReservations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A reservation ends together with the event that says so. */
@WarehouseTest
class ExpiredOutboxContractTest extends AbstractOutboxContractTest {

    @Inject
    Depot depot;

    @Inject
    ExpireReservations expiry;

    /** The job would come in between. */
    @BeforeEach
    void holdTheJob() {
        Depot.await(database.update("insert into job (name) values ('expiry') on conflict (name) do nothing"));
        Eventually.holds(() -> assertThat(Depot.await(database.update("""
                        update job set expires_at = now() + interval '1 hour'
                        where name = 'expiry' and expires_at < now()"""))).isEqualTo(1));
    }

    @AfterEach
    void letTheJobGo() {
        Depot.await(database.update("update job set expires_at = '-infinity' where name = 'expiry'"));
    }

    @Override
    protected String topic() {
        return Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED;
    }

    @Override
    protected String aggregate() {
        String held = depot.reserved(Depot.anyOrder(), Depot.line("item-1", depot.stocked(5), 2))
                .getFirst()
                .getReservationId();
        Depot.await(database.update(
                "update reservation set expires_at = now() - interval '1 hour' where id = $1::text::uuid", held));
        return held;
    }

    @Override
    protected Uni<?> change(String held) {
        return expiry.expire(Cause.system("test"), 100);
    }

    @Override
    protected boolean changed(String held) {
        return Depot.await(database.first(
                        "select status = 'expired' from reservation where id = $1::text::uuid",
                        row -> row.getBoolean(0),
                        held))
                .orElseThrow();
    }
}
