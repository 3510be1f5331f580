package io.orderflow.order.usecase.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.domain.shipment.ShipmentMoney.State;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.hold.PlaceForeignHold;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.contract.StandIn;
import io.orderflow.platform.test.eventually.Eventually;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Somebody else is at an order of two mugs, at 12.00 each, at the moment when the money of a shipment is asked for. */
@NeighbourlyTest
@Tag("E9.5")
class ShipmentRaceTest {

    private static final int ROUNDS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Neighbours neighbours;

    @Inject
    CaptureShipment capturing;

    @Inject
    PlaceForeignHold holding;

    private final List<String> answers = new CopyOnWriteArrayList<>();

    @BeforeEach
    void behave() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        neighbours.operations(Asks.CAPTURE_SHIPMENT).forget();
    }

    @RepeatedTest(ROUNDS)
    @Tag("C1.3")
    @Tag("INV-M3")
    void takesEachPartOnceWhenTwoFulfillmentsAskTwiceAtTheSameMoment() {
        UUID id = desk.confirmed("on_shipment");
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        UUID one = Ids.next();
        UUID other = Ids.next();
        Meeting.of(
                () -> ship(id, one, mug, 1),
                () -> ship(id, one, mug, 1),
                () -> ship(id, other, mug, 1),
                () -> ship(id, other, mug, 1));
        Eventually.holds(LIMIT, () -> assertThat(desk.standing(id.toString())).startsWith("paid paid"));
        assertThat(desk.standing(id.toString())).endsWith("captured 2400 2400 0");
        assertThat(answers).allMatch(answer -> answer.equals("pending") || answer.equals("captured"));
        assertThat(neighbours.operations(Asks.CAPTURE_SHIPMENT).effects())
                .containsOnlyOnce(key(id, one), key(id, other));
        assertThat(desk.asked(id, Asks.CAPTURE_SHIPMENT)).isEqualTo(2);
    }

    /** Either nothing is asked for, or what is asked for is known to the cancellation, which lets go of all of it. */
    @RepeatedTest(ROUNDS)
    @Tag("M2.2")
    void asksForNoPartOnceItsOrderIsCancelled() {
        UUID id = desk.confirmed("on_shipment");
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        UUID fulfillment = Ids.next();
        Meeting.of(
                () -> ship(id, fulfillment, mug, 1),
                () -> database.inTransaction(Cause.system("buyer"), tx -> desk.cancel(tx, id)));
        boolean first = answers.contains("pending");
        assertThat(desk.asked(id, Asks.CAPTURE_SHIPMENT)).isEqualTo(first ? 1 : 0);
        Eventually.holds(
                LIMIT,
                () -> assertThat(desk.moves(id.toString(), "order.shipment_money", "captured")
                                + desk.moves(id.toString(), "order.shipment_money", "failed"))
                        .isEqualTo(first ? 1 : 0));
        assertThat(desk.moves(id.toString(), "order.status", "cancelled")).isOne();
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isOne();
        Desk.await(ship(id, fulfillment, mug, 1));
        assertThat(answers.getLast()).isIn("order_cancelled", "failed");
    }

    /** Whoever has the order first decides what becomes of its last mug. */
    @RepeatedTest(ROUNDS)
    void shipsOrCancelsAUnitAndNeverBoth() {
        shipsOrCancelsAUnit("on_shipment");
    }

    @RepeatedTest(ROUNDS)
    void shipsOrCancelsAUnitOfAnOrderThatIsCapturedAsAWhole() {
        shipsOrCancelsAUnit("immediate");
    }

    private void shipsOrCancelsAUnit(String policy) {
        UUID id = desk.confirmed(policy);
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        Meeting.of(
                () -> ship(id, Ids.next(), mug, 2),
                () -> database.inTransaction(Cause.system("buyer"), tx -> desk.halve(tx, id)));
        boolean shipped = answers.contains("pending");
        assertThat(answers).containsExactly(shipped ? "pending" : "quantity_exceeds_order");
        assertThat(desk.units(id)).isEqualTo(shipped ? 2 : 1);
        assertThat(desk.asked(id, Asks.LOWER_PAYMENT)).isEqualTo(shipped ? 0 : 1);
    }

    /** Two fulfillments would ship the same two mugs. */
    @RepeatedTest(ROUNDS)
    void shipsAUnitOfAnOrderThatIsCapturedAsAWholeOnce() {
        UUID id = desk.confirmed("immediate");
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        Meeting.of(() -> ship(id, Ids.next(), mug, 2), () -> ship(id, Ids.next(), mug, 2));
        assertThat(answers).containsOnlyOnce("quantity_exceeds_order").hasSize(2);
    }

    @RepeatedTest(ROUNDS)
    void letsNothingGoOnceADisputeHoldsTheOrder() {
        UUID id = desk.confirmed("on_shipment");
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        UUID fulfillment = Ids.next();
        Meeting.of(
                () -> ship(id, fulfillment, mug, 1),
                () -> holding.place(Cause.system("payment"), id, "dispute:1", HoldKind.FRAUD, "disputed"));
        assertThat(desk.asked(id, Asks.CAPTURE_SHIPMENT)).isEqualTo(answers.contains("pending") ? 1 : 0);
        Desk.await(ship(id, fulfillment, mug, 1));
        assertThat(answers.getLast()).isEqualTo("order_on_hold");
    }

    private Uni<?> ship(UUID id, UUID fulfillment, UUID mug, long units) {
        return capturing
                .capture(Cause.system("fulfillment"), id, fulfillment, Map.of(mug, units))
                .invoke(outcome -> answers.add(
                        switch (outcome) {
                            case Outcome.Success<ShipmentMoney>(ShipmentMoney(State state, var reason)) -> state.code();
                            case Outcome.Refused<ShipmentMoney>(var rejection) -> rejection.code();
                        }));
    }

    private static String key(UUID id, UUID fulfillment) {
        return Desk.key(id, Asks.CAPTURE_SHIPMENT) + ":" + fulfillment;
    }
}
