package io.orderflow.order.usecase.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.contract.StandIn;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a cancelled fulfillment was to ship is free again, and its money pays for what goes instead. Orders have two mugs at 12.00 each. */
@NeighbourlyTest
@Tag("C1.14")
class CancelledFulfillmentTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> POLICIES = List.of("on_shipment", "immediate", "on_confirm");
    private static final String DROPPED = "failed: fulfillment_cancelled";

    @Inject
    Desk desk;

    @Inject
    Neighbours neighbours;

    @Inject
    Inbox inbox;

    @Inject
    CaptureShipment capturing;

    @Inject
    MeterRegistry meters;

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();

    @BeforeEach
    void behave() {
        // Its reservations are confirmed by the desk itself.
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        List.of(Asks.CAPTURE_SHIPMENT, Asks.CAPTURE_PAYMENT)
                .forEach(kind -> neighbours.operations(kind).forget());
    }

    @Test
    void leavesItsUnitsToAnotherFulfillment() {
        for (String policy : POLICIES) {
            leavesItsUnitsToAnotherFulfillment(desk.confirmed(policy));
        }
        leavesItsUnitsToAnotherFulfillment(desk.confirmedCash());
    }

    private void leavesItsUnitsToAnotherFulfillment(UUID id) {
        ask(id, first, 2);
        hear(id, first, 7, "cancelled", 2);
        hear(id, first, 7, "cancelled", 2);
        assertThat(ask(id, first, 2)).isEqualTo(DROPPED);
        assertThat(desk.moves(id.toString(), "order.shipment_money", "failed")).isOne();
        assertThat(ask(id, second, 2)).isIn("pending", "captured");
    }

    @Test
    void leavesItsUnitsToBeCancelled() {
        for (String policy : POLICIES) {
            UUID id = desk.confirmed(policy);
            ask(id, first, 2);
            hear(id, first, 7, "cancelled", 2);
            desk.in(tx -> desk.halve(tx, id));
            assertThat(desk.units(id)).isOne();
        }
    }

    @Test
    @Tag("C1.3")
    void paysForWhatGoesInsteadWithWhatWasTakenForIt() {
        UUID id = desk.confirmed("on_shipment");
        ask(id, first, 2);
        awaitTaken(id, "captured 2400 2400 0");
        hear(id, first, 7, "cancelled", 2);
        double before = unpaid();
        hear(id, second, 7, "shipped", 1);
        assertThat(row(id, second)).isEqualTo("captured 0");
        assertThat(ask(id, Ids.next(), 1)).isEqualTo("captured");
        assertThat(desk.asked(id, Asks.CAPTURE_SHIPMENT)).isOne();
        assertThat(unpaid()).isEqualTo(before);
    }

    /** It has had its effect, of which nobody has heard yet. */
    @Test
    @Tag("C1.3")
    @Tag("M2.3")
    void hearsOfMoneyThatWasOnItsWayWhenItWasCancelled() {
        UUID id = desk.confirmed("on_shipment");
        neighbours.operations(Asks.CAPTURE_SHIPMENT).set(StandIn.Mode.MUTE);
        ask(id, first, 1);
        Eventually.holds(
                LIMIT,
                () -> assertThat(neighbours.operations(Asks.CAPTURE_SHIPMENT).calls(key(id, first)))
                        .isPositive());
        hear(id, first, 7, "cancelled", 1);
        neighbours.operations(Asks.CAPTURE_SHIPMENT).set(StandIn.Mode.WELL);
        awaitTaken(id, "partially_captured 2400 1200 0");
        assertThat(row(id, first)).isEqualTo("failed 1200");
        assertThat(ask(id, second, 1)).isEqualTo("captured");
        assertThat(desk.asked(id, Asks.CAPTURE_SHIPMENT)).isOne();
    }

    @Test
    @Tag("X3.4")
    void triesNoCaptureAnewThatWasRefusedBefore() {
        UUID id = desk.confirmed("on_shipment");
        var payment = neighbours.operations(Asks.CAPTURE_SHIPMENT);
        payment.set(StandIn.Mode.REFUSING);
        ask(id, first, 2);
        Eventually.holds(LIMIT, () -> assertThat(desk.state(key(id, first))).isEqualTo("refused"));
        hear(id, first, 7, "cancelled", 2);
        payment.set(StandIn.Mode.WELL);
        String again = key(id, first) + ":2";
        desk.update("update operation set next_attempt_at = now() where key = $1 and attempts = 0", again);
        Eventually.holds(LIMIT, () -> assertThat(desk.state(again)).isEqualTo("refused"));
        assertThat(payment.calls(again)).isZero();
        assertThat(desk.standing(id.toString())).startsWith("confirmed").endsWith(" 2400 0 0");
    }

    @Test
    @Tag("M2.3")
    void keepsWhatHasLeftAlreadyWhateverIsSaidAfter() {
        UUID shipped = desk.confirmed();
        ask(shipped, first, 1);
        hear(shipped, first, 7, "shipped", 1);
        hear(shipped, first, 8, "cancelled", 1);
        assertThat(row(shipped, first)).doesNotStartWith("failed");

        UUID delivered = desk.confirmed();
        ask(delivered, first, 1);
        hear(desk.news(delivered).delivered(Ids.next(), first, 1));
        hear(delivered, first, 8, "cancelled", 1);
        assertThat(row(delivered, first)).doesNotStartWith("failed");
        assertThat(ask(delivered, second, 2)).isEqualTo("quantity_exceeds_order");
    }

    @Test
    @Tag("M2.3")
    void countsWhatLeavesAfterAllWithTheMoneyThatIsThere() {
        UUID id = desk.confirmed();
        desk.hear(id, Desk.CAPTURED);
        ask(id, first, 1);
        hear(id, first, 6, "cancelled", 1);
        double before = unpaid();
        hear(id, first, 7, "shipped", 1);
        assertThat(row(id, first)).isEqualTo("captured 0");
        assertThat(unpaid()).isEqualTo(before);
        assertThat(ask(id, second, 2)).isEqualTo("quantity_exceeds_order");
    }

    @Test
    @Tag("M2.3")
    void isAskedForNothingOnceItIsKnownToBeCancelled() {
        UUID id = desk.confirmed("on_shipment");
        hear(id, first, 7, "cancelled", 2);
        assertThat(ask(id, first, 2)).isEqualTo(DROPPED);
        assertThat(desk.asked(id, Asks.CAPTURE_SHIPMENT)).isZero();
        assertThat(ask(id, second, 2)).isEqualTo("pending");
    }

    @RepeatedTest(10)
    @Tag("E9.5")
    void keepsNoUnitWhoeverComesFirst() {
        UUID id = desk.confirmed("immediate");
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        var cancelled = desk.news(id).fulfillment(first, 7, "cancelled", 2);
        Meeting.of(() -> capture(id, first, mug, 2), () -> receive(cancelled), () -> receive(cancelled));
        assertThat(ask(id, first, 2)).isEqualTo(DROPPED);
        assertThat(ask(id, second, 2)).isIn("pending", "captured");
    }

    /** The waits between attempts are real time; here they are over. */
    private void awaitTaken(UUID id, String money) {
        Eventually.holds(LIMIT, () -> {
            desk.update(
                    "update operation set next_attempt_at = now() where key = $1 and state = 'pending' and attempts > 0",
                    key(id, first));
            assertThat(desk.standing(id.toString())).endsWith(money);
        });
    }

    private String row(UUID id, UUID fulfillment) {
        return desk.list(
                        "select concat_ws(' ', state, amount) from shipment_capture where order_id = $1 and fulfillment_id = $2",
                        id,
                        fulfillment)
                .getFirst();
    }

    private double unpaid() {
        return meters.counter("orderflow.goods.unpaid").count();
    }

    private void hear(UUID id, UUID fulfillment, long version, String status, long units) {
        hear(desk.news(id).fulfillment(fulfillment, version, status, units));
    }

    private void hear(Event<?> event) {
        Desk.await(receive(event));
    }

    private Uni<?> receive(Event<?> event) {
        return inbox.receive(event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event));
    }

    private String ask(UUID id, UUID fulfillment, long units) {
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        return switch (Desk.await(capture(id, fulfillment, mug, units))) {
            case Outcome.Success<ShipmentMoney>(ShipmentMoney(var state, var reason)) ->
                reason == null ? state.code() : state.code() + ": " + reason;
            case Outcome.Refused<ShipmentMoney>(var rejection) -> rejection.code();
        };
    }

    private Uni<Outcome<ShipmentMoney>> capture(UUID id, UUID fulfillment, UUID mug, long units) {
        return capturing.capture(Cause.system("fulfillment"), id, fulfillment, Map.of(mug, units));
    }

    private static String key(UUID id, UUID fulfillment) {
        return Desk.key(id, Asks.CAPTURE_SHIPMENT) + ":" + fulfillment;
    }
}
