package io.orderflow.order.usecase.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.ParcelStatus;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.jobs.DlqRetry;
import io.orderflow.order.jobs.PaymentCompensation;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.EraseCustomer;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.goods.HearOfParcel;
import io.orderflow.order.usecase.shipment.CaptureShipment;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever an order asks of others: once it is parked, a job of the service takes it up under its key, and it has its effect once. */
@NeighbourlyTest
@Tag("X3.12")
@Tag("X3.7")
@Tag("J7.1")
class ParkedKindsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Inject
    Asks asks;

    @Inject
    Operations operations;

    @Inject
    EraseCustomer erasing;

    @Inject
    CaptureShipment shipments;

    @Inject
    HearOfParcel parcels;

    @Inject
    WarehouseClient warehouse;

    @Inject
    DlqRetry limited;

    @Inject
    PaymentCompensation unlimited;

    @Inject
    @All
    List<OperationHandler<?>> handlers;

    /** Has an order ask for one of each kind, with that neighbour away. */
    private Map<String, Supplier<UUID>> asking() {
        return Map.of(
                Asks.RELEASE_STOCK, desk::cancelled,
                Asks.CANCEL_PAYMENT, desk::cancelled,
                Asks.LOWER_STOCK, desk::halved,
                Asks.LOWER_PAYMENT, desk::halved,
                Asks.CAPTURE_PAYMENT, this::capturing,
                Asks.CAPTURE_SHIPMENT, this::shipping,
                Asks.CONFIRM_RESERVATIONS, () -> desk.authorized(warehouse),
                Asks.FORGET_PAYMENT, () -> desk.ofErased(erasing),
                Asks.RELEASE_TRY, this::undoing,
                Asks.COLLECT_CASH, this::delivering);
    }

    @AfterEach
    void behave() {
        asking().keySet().forEach(kind -> neighbours.operations(kind).forget());
    }

    @Test
    void areAllThatThereAre() {
        assertThat(asking().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        handlers.stream().map(OperationHandler::kind).toList());
    }

    @TestFactory
    Stream<DynamicTest> areTakenUpByAJobAndHaveTheirEffectOnce() {
        return asking().entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> prove(kind.getKey(), kind.getValue())));
    }

    private void prove(String kind, Supplier<UUID> asking) {
        var neighbour = neighbours.operations(kind);
        neighbour.forget();
        neighbour.set(Mode.DOWN);
        String key = keyOf(asking.get(), kind);
        park(kind, key);
        assertThat(neighbour.effects()).doesNotContain(key);
        neighbour.set(Mode.WELL);
        for (int i = 0; i < 2; i++) {
            Desk.await(limited.run());
            Desk.await(unlimited.run());
        }
        Eventually.holds(LIMIT, () -> assertThat(desk.state(key)).isEqualTo("done"));
        assertThat(neighbour.effects()).containsOnlyOnce(key);
    }

    /** One that is asked for until its outcome is known is parked only when the outcome cannot be written down. */
    private void park(String kind, String key) {
        boolean asksForEver = handlers.stream()
                .anyMatch(handler -> handler.kind().equals(kind) && handler.limit() == Integer.MAX_VALUE);
        if (asksForEver) {
            Eventually.holds(
                    LIMIT,
                    () -> assertThat(desk.update(
                                    "update operation set state = 'parked', finished_at = now() where key = $1 and state = 'pending' and attempts > 0",
                                    key))
                            .isOne());
        } else {
            desk.awaitParked(key);
        }
    }

    private String keyOf(UUID order, String kind) {
        return desk.list("select key from operation where subject = $1 and kind = $2", order.toString(), kind)
                .getFirst();
    }

    private UUID capturing() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(Mode.DOWN);
        UUID id = desk.confirmed();
        desk.in(tx -> asks.capturePayment(tx, id));
        return id;
    }

    private UUID shipping() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(Mode.DOWN);
        UUID id = desk.confirmed("on_shipment");
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        assertThat(Desk.await(shipments.capture(Cause.system("test"), id, Ids.next(), Map.of(mug, 1L))))
                .isEqualTo(Outcome.success(ShipmentMoney.PENDING));
        return id;
    }

    private UUID delivering() {
        UUID id = desk.confirmedCash();
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        UUID parcel = Ids.next();
        desk.in(tx -> parcels.hear(
                tx, id, new Parcel(parcel, parcel, ParcelStatus.DELIVERED, Map.of(mug, 2L), Instant.EPOCH, null, 5)));
        return id;
    }

    private UUID undoing() {
        UUID id = Ids.next();
        desk.in(tx -> operations.request(tx, Asks.RELEASE_TRY, Desk.key(id, Asks.RELEASE_TRY), id.toString(), "test"));
        return id;
    }
}
