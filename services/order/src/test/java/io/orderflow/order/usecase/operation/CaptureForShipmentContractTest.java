package io.orderflow.order.usecase.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.shipment.CaptureShipment;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.contract.StandIn;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.WireJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The money of what a fulfillment ships is captured once; what is refused for good takes nothing away from the parts that are paid. */
@NeighbourlyTest
@Tag("E9.10")
class CaptureForShipmentContractTest extends AbstractCaptureContractTest<CaptureForShipment> {

    @Inject
    CaptureForShipment handler;

    @Inject
    CaptureShipment capturing;

    @Inject
    Inbox inbox;

    @Override
    protected CaptureForShipment handler() {
        return handler;
    }

    @Override
    protected String ask() {
        UUID id = confirmed();
        return ship(id, Ids.next());
    }

    @Override
    protected long outcomes(String key) {
        return desk.moves(Desk.orderOf(key), "order.shipment_money", "captured");
    }

    @Test
    @Tag("X3.3")
    void isCapturedByTheThirdTryWhenTheFirstTwoAreRefused() {
        foreign().set(StandIn.Mode.REFUSING);
        String first = ask();
        awaitRefused(first);
        awaitRefused(first + ":2");
        foreign().set(StandIn.Mode.WELL);
        hurry(first + ":3");
        Eventually.holds(LIMIT, () -> assertThat(outcomes(first)).isOne());
        assertThat(foreign().effects()).contains(first + ":3").doesNotContain(first, first + ":2");
        assertThat(desk.standing(Desk.orderOf(first)))
                .startsWith("confirmed capture_pending")
                .endsWith("partially_captured 2400 1200 0");
    }

    /** Nothing of it is paid and nobody else would let go of its authorization. */
    @Test
    @Tag("X3.4")
    @Tag("X3.13")
    void givesTheOrderUpWhenItsFirstPartIsRefusedForGood() {
        double before = alerts();
        String first = refusedForGood(confirmed());
        UUID id = UUID.fromString(Desk.orderOf(first));
        assertThat(desk.moves(id.toString(), "order.shipment_money", "failed")).isOne();
        assertThat(desk.moves(id.toString(), "order.status", "cancelled")).isOne();
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isOne();
        assertThat(desk.asked(id, Asks.RELEASE_STOCK)).isOne();
        assertThat(desk.operations(id.toString(), first)).isEqualTo(3);
        Eventually.holds(LIMIT, () -> assertThat(alerts()).isEqualTo(before + 1));
    }

    /** What is paid for is with the carrier by now. */
    @Test
    @Tag("X3.4")
    @Tag("X3.13")
    void leavesAPartlyPaidOrderAndItsMoneyAloneWhenAFurtherPartIsRefusedForGood() {
        double before = alerts();
        UUID id = confirmed();
        String paid = ship(id, Ids.next());
        Eventually.holds(LIMIT, () -> assertThat(outcomes(paid)).isOne());

        String refused = refusedForGood(id);
        assertThat(desk.moves(id.toString(), "order.shipment_money", "failed")).isOne();
        assertThat(desk.moves(id.toString(), "order.status", "cancelled")).isZero();
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isZero();
        assertThat(desk.standing(id.toString())).endsWith("partially_captured 2400 1200 0");
        assertThat(foreign().effects()).contains(paid).doesNotContain(refused);
        Eventually.holds(LIMIT, () -> assertThat(alerts()).isEqualTo(before + 1));

        // Another fulfillment may ship it after all, and takes the rest.
        foreign().set(StandIn.Mode.WELL);
        ship(id, Ids.next());
        Eventually.holds(LIMIT, () -> assertThat(outcomes(paid)).isEqualTo(2));
        assertThat(desk.standing(id.toString())).startsWith("paid paid").endsWith("captured 2400 2400 0");
    }

    /** It left unasked, so that there is nothing to cancel any more. */
    @Test
    @Tag("X3.4")
    @Tag("X3.13")
    void tellsThatMoneyIsMissingForGoodsThatHaveLeft() {
        foreign().set(StandIn.Mode.REFUSING);
        UUID id = confirmed();
        UUID fulfillment = Ids.next();
        var left = desk.news(id).fulfillment(fulfillment, 7, "shipped", 2);
        Desk.await(
                inbox.receive(left.envelope().type(), left.envelope().eventId().toString(), WireJson.write(left)));
        assertMissedOnceRefusedForGood(id, Desk.key(id, Asks.CAPTURE_SHIPMENT) + ":" + fulfillment);
    }

    @Test
    @Tag("X3.3")
    void triesNothingForAnOrderThatWasCancelledInTheMeantime() {
        foreign().set(StandIn.Mode.REFUSING);
        String first = ask();
        awaitRefused(first);
        desk.in(tx -> desk.cancel(tx, UUID.fromString(Desk.orderOf(first))));
        foreign().set(StandIn.Mode.WELL);
        awaitRefused(first + ":2");
        assertThat(foreign().calls(first + ":2")).isZero();
        assertThat(desk.operations(Desk.orderOf(first), first + ":3")).isZero();
        assertThat(desk.moves(Desk.orderOf(first), "order.shipment_money", "failed"))
                .isOne();
    }

    /** Staff have captured something, and the order has not heard of it. */
    @Test
    @Tag("C1.3")
    void takesARefusalForNoneThatMoneyHasCausedOfWhichItHasNotHeard() {
        UUID id = confirmed();
        foreign().set(StandIn.Mode.WELL);
        neighbours.overtake(
                id.toString(), () -> Uni.createFrom().item(() -> neighbours.take(id.toString(), "by hand", 700)));
        String key = ship(id, Ids.next());
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key)).isOne());
        assertThat(desk.operations(id.toString(), key)).isOne();
    }

    /** It has heard of it when the refusal comes, so that less is missing. */
    @Test
    @Tag("C1.3")
    void asksForWhatIsStillMissingUnderAnotherKey() {
        UUID id = confirmed();
        foreign().set(StandIn.Mode.WELL);
        neighbours.overtake(
                id.toString(),
                () -> database.inTransaction(
                        Cause.system("test"),
                        tx -> desk.heard(tx, id, AnyOrder.payment("partially_captured", 2400, 700, 0))));
        String key = ship(id, Ids.next());
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key)).isOne());
        assertThat(foreign().effects()).contains(key + ":2").doesNotContain(key);
        assertThat(neighbours.take(id.toString(), key + ":2", 0)).isEqualTo(500);
    }

    private UUID confirmed() {
        // Its reservations are confirmed by the desk itself.
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        return desk.confirmed("on_shipment");
    }

    /** One of its two mugs. @return the key of the first try */
    private String ship(UUID id, UUID fulfillment) {
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        var outcome = Desk.await(capturing.capture(Cause.system("fulfillment"), id, fulfillment, Map.of(mug, 1L)));
        assertThat(outcome).isEqualTo(Outcome.success(ShipmentMoney.PENDING));
        return Desk.key(id, Asks.CAPTURE_SHIPMENT) + ":" + fulfillment;
    }

    private String refusedForGood(UUID id) {
        foreign().set(StandIn.Mode.REFUSING);
        String first = ship(id, Ids.next());
        awaitRefused(first);
        awaitRefused(first + ":2");
        assertThat(desk.moves(id.toString(), "order.shipment_money", "failed")).isZero();
        awaitRefused(first + ":3");
        return first;
    }
}
