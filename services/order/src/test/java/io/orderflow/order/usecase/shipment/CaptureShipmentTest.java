package io.orderflow.order.usecase.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.hold.PlaceForeignHold;
import io.orderflow.order.usecase.hold.ReleaseForeignHold;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.contract.StandIn;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.grpc.order.v1.CaptureShipmentRequest;
import io.orderflow.schemas.grpc.order.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import io.orderflow.schemas.grpc.order.v1.ShippedLine;
import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the fulfillment service will ask before its goods leave the house: is the money there. Orders have two mugs at 12.00 each. */
@NeighbourlyTest
class CaptureShipmentTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> POLICIES = List.of("on_shipment", "immediate", "on_confirm");

    @GrpcClient("dapr")
    OrderServiceBlockingStub stub;

    @Inject
    Desk desk;

    @Inject
    Neighbours neighbours;

    @Inject
    PlaceForeignHold holding;

    @Inject
    ReleaseForeignHold releasing;

    @BeforeEach
    void behave() {
        // Its reservations are confirmed by the desk itself.
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        List.of(Asks.CAPTURE_SHIPMENT, Asks.CAPTURE_PAYMENT)
                .forEach(kind -> neighbours.operations(kind).forget());
    }

    @Test
    @Tag("C1.3")
    void takesThePartOfEachFulfillmentAsItShips() {
        UUID order = desk.confirmed("on_shipment");
        UUID first = Ids.next();
        assertThat(ask(order, first, 1)).isEqualTo("pending");
        awaitCaptured(order, first, 1);
        assertThat(taken(order)).isEqualTo(1200);
        assertThat(desk.standing(order.toString()))
                .startsWith("confirmed capture_pending")
                .endsWith("partially_captured 2400 1200 0");

        UUID second = Ids.next();
        assertThat(ask(order, second, 1)).isEqualTo("pending");
        awaitCaptured(order, second, 1);
        assertThat(ask(order, first, 1)).isEqualTo("captured");
        assertThat(taken(order)).isEqualTo(2400);
        assertThat(desk.standing(order.toString())).startsWith("paid paid").endsWith("captured 2400 2400 0");
        assertThat(desk.moves(order.toString(), "order.shipment_money", "captured"))
                .isEqualTo(2);
    }

    @Test
    @Tag("C1.3")
    void takesAllOfAnOrderThatIsNotCapturedInPartsAndTellsAllItsFulfillments() {
        for (String policy : List.of("immediate", "on_confirm")) {
            UUID order = desk.confirmed(policy);
            UUID first = Ids.next();
            assertThat(ask(order, first, 1)).isEqualTo("pending");
            awaitCaptured(order, first, 1);
            assertThat(ask(order, Ids.next(), 1)).isEqualTo("captured");
            assertThat(taken(order)).isEqualTo(2400);
            assertThat(desk.asked(order, Asks.CAPTURE_PAYMENT)).isOne();
            assertThat(desk.asked(order, Asks.CAPTURE_SHIPMENT)).isZero();
        }
    }

    @Test
    void letsGoodsGoThatArePaidForOrPaidOnDelivery() {
        UUID paid = desk.confirmed("on_shipment");
        desk.hear(paid, Desk.CAPTURED);
        assertThat(ask(paid, Ids.next(), 1)).isEqualTo("captured");
        UUID cash = desk.cash(Duration.ofHours(1));
        desk.in(tx -> desk.confirm(tx, cash));
        assertThat(ask(cash, Ids.next(), 2)).isEqualTo("captured");
        assertThat(desk.asked(paid, Asks.CAPTURE_SHIPMENT) + desk.asked(cash, Asks.CAPTURE_PAYMENT))
                .isZero();
    }

    @Test
    @Tag("X3.4")
    void saysWhyThereWillBeNoMoney() {
        UUID parts = desk.confirmed("on_shipment");
        UUID fulfillment = Ids.next();
        neighbours.operations(Asks.CAPTURE_SHIPMENT).set(StandIn.Mode.REFUSING);
        ask(parts, fulfillment, 1);
        awaitAnswer("failed: capture_failed", parts, fulfillment, 1);
        assertThat(desk.standing(parts.toString())).startsWith("cancelled");

        UUID whole = desk.confirmed();
        neighbours.operations(Asks.CAPTURE_PAYMENT).set(StandIn.Mode.REFUSING);
        ask(whole, fulfillment, 1);
        awaitAnswer("failed: capture_failed", whole, fulfillment, 1);
    }

    @Test
    @Tag("X3.5")
    void asksForNoMoneyOfAnAuthorizationThatIsOver() {
        UUID order = desk.confirmed("on_shipment");
        desk.hear(order, AnyOrder.payment("expired", 0, 0, 0));
        assertThat(ask(order, Ids.next(), 1)).isEqualTo("failed: capture_failed");
        assertThat(desk.asked(order, Asks.CAPTURE_SHIPMENT)).isZero();
    }

    @Test
    void keepsGoodsInTheHouseWhileTheirOrderIsOnHold() {
        UUID order = desk.confirmed("on_shipment");
        UUID fulfillment = Ids.next();
        ask(order, fulfillment, 1);
        awaitCaptured(order, fulfillment, 1);
        Desk.await(holding.place(Cause.system("payment"), order, "dispute:1", HoldKind.FRAUD, "disputed"));
        assertThat(ask(order, fulfillment, 1)).isEqualTo("refused: order_on_hold");
        assertThat(ask(order, Ids.next(), 1)).isEqualTo("refused: order_on_hold");
        assertThat(taken(order)).isEqualTo(1200);
        Desk.await(releasing.release(Cause.system("payment"), order, "dispute:1", "won"));
        assertThat(ask(order, fulfillment, 1)).isEqualTo("captured");
    }

    @Test
    void refusesWhatCannotGoAndAsksForNoMoney() {
        UUID order = desk.confirmed("on_shipment");
        UUID fulfillment = Ids.next();
        assertThat(ask(UUID.randomUUID(), desk.in(tx -> desk.mug(tx, order)), fulfillment, 1))
                .isEqualTo("refused: not_found");
        assertThat(ask(order, UUID.randomUUID(), fulfillment, 1)).isEqualTo("refused: unknown_order_item");
        assertThat(ask(order, fulfillment, 3)).isEqualTo("refused: quantity_exceeds_order");
        assertThat(ask(desk.authorized(), fulfillment, 1)).isEqualTo("refused: illegal_transition");
        desk.in(tx -> desk.cancel(tx, order));
        assertThat(ask(order, fulfillment, 1)).isEqualTo("refused: order_cancelled");
        assertThat(desk.asked(order, Asks.CAPTURE_SHIPMENT)).isZero();
    }

    @Test
    void shipsNothingTwice() {
        for (String policy : POLICIES) {
            UUID order = desk.confirmed(policy);
            UUID fulfillment = Ids.next();
            ask(order, fulfillment, 1);
            assertThat(ask(order, fulfillment, 2)).isEqualTo("refused: fulfillment_id_reused");
            assertThat(ask(order, Ids.next(), 2)).isEqualTo("refused: quantity_exceeds_order");
            assertThat(asked(order)).isOne();
        }
        UUID cash = desk.cash(Duration.ofHours(1));
        desk.in(tx -> desk.confirm(tx, cash));
        assertThat(ask(cash, Ids.next(), 2)).isEqualTo("captured");
        assertThat(ask(cash, Ids.next(), 1)).isEqualTo("refused: quantity_exceeds_order");
    }

    /** Its goods are on their way without their money, and staff come to capture it by hand. */
    @Test
    @Tag("X3.4")
    void shipsWithAnotherFulfillmentWhatHasFailedOnce() {
        UUID order = desk.confirmed();
        desk.move(order, OrderStatus.PARTIALLY_SHIPPED);
        desk.update("update orders set payment_status = 'capture_failed' where id = $1", order);
        UUID failed = Ids.next();
        assertThat(ask(order, failed, 2)).isEqualTo("failed: capture_failed");
        desk.hear(order, Desk.CAPTURED);
        assertThat(ask(order, failed, 2)).isEqualTo("failed: capture_failed");
        assertThat(ask(order, Ids.next(), 2)).isEqualTo("captured");
    }

    @Test
    void cancelsInPartOnlyWhatDoesNotShip() {
        POLICIES.forEach(this::cancelsInPartOnlyWhatDoesNotShip);
    }

    private void cancelsInPartOnlyWhatDoesNotShip(String policy) {
        UUID order = desk.confirmed(policy);
        ask(order, Ids.next(), 1);
        desk.in(tx -> desk.halve(tx, order));
        assertThat(desk.units(order)).isOne();
        assertThat(desk.asked(order, Asks.LOWER_PAYMENT)).isOne();
        assertThat(asked(order)).isOne();

        UUID other = desk.confirmed(policy);
        ask(other, Ids.next(), 2);
        desk.in(tx -> desk.halve(tx, other));
        assertThat(desk.units(other)).isEqualTo(2);
        assertThat(desk.asked(other, Asks.LOWER_PAYMENT)).isZero();
    }

    /** Rounding has left a cent open, and nothing else of the order is going to ship. */
    @Test
    @Tag("C1.3")
    void takesTheRestWhenWhatDidNotShipIsCancelled() {
        UUID order = desk.confirmed("on_shipment");
        UUID fulfillment = Ids.next();
        ask(order, fulfillment, 1);
        awaitCaptured(order, fulfillment, 1);
        desk.update("update shipment_capture set amount = 1199 where order_id = $1", order);
        desk.update("update orders set captured = 1199 where id = $1", order);
        desk.in(tx -> desk.halve(tx, order));
        Eventually.holds(
                LIMIT,
                () -> assertThat(desk.moves(order.toString(), "order.shipment_money", "captured"))
                        .isEqualTo(2));
        assertThat(taken(order)).isEqualTo(1201);
        assertThat(desk.asked(order, Asks.CAPTURE_SHIPMENT)).isEqualTo(2);
    }

    @Test
    void refusesWhatSaysNotWhatIsToGo() {
        UUID order = desk.confirmed("on_shipment");
        var good = request(order, desk.in(tx -> desk.mug(tx, order)), Ids.next(), 1);
        var line = good.getLines(0).toBuilder();
        for (var bad : List.of(
                good.toBuilder().setOrderId("1"),
                good.toBuilder().setFulfillmentId(""),
                good.toBuilder().clearLines(),
                good.toBuilder().setLines(0, line.clone().setQuantity(0)),
                good.toBuilder().setLines(0, line.clone().setQuantity(-1)),
                good.toBuilder().setLines(0, line.clone().setQuantity(Long.MAX_VALUE)),
                good.toBuilder().setLines(0, line.clone().setOrderItemId("mug")))) {
            assertThatThrownBy(() -> stub.captureShipment(bad.build())).hasMessageContaining("INVALID_ARGUMENT");
        }
        assertThat(desk.asked(order, Asks.CAPTURE_SHIPMENT)).isZero();
    }

    private void awaitCaptured(UUID order, UUID fulfillment, long units) {
        awaitAnswer("captured", order, fulfillment, units);
    }

    /** The waits between tries are real time; here they are over. */
    private void awaitAnswer(String answer, UUID order, UUID fulfillment, long units) {
        Eventually.holds(LIMIT, () -> {
            desk.update("""
                    update operation set next_attempt_at = now()
                    where subject = $1 and kind like 'capture-%' and state = 'pending' and attempts = 0""", order.toString());
            assertThat(ask(order, fulfillment, units)).isEqualTo(answer);
        });
    }

    /** How often its money was asked for, in part or as a whole. */
    private long asked(UUID order) {
        return desk.asked(order, Asks.CAPTURE_SHIPMENT) + desk.asked(order, Asks.CAPTURE_PAYMENT);
    }

    private long taken(UUID order) {
        return neighbours.take(order.toString(), "nothing", 0);
    }

    private String ask(UUID order, UUID fulfillment, long mugs) {
        return ask(order, desk.in(tx -> desk.mug(tx, order)), fulfillment, mugs);
    }

    private String ask(UUID order, UUID item, UUID fulfillment, long units) {
        var reply = stub.captureShipment(request(order, item, fulfillment, units));
        if (reply.hasRejection()) {
            return "refused: " + reply.getRejection().getCode();
        }
        var money = reply.getMoney();
        return money.getReason().isEmpty() ? money.getStatus() : money.getStatus() + ": " + money.getReason();
    }

    private static CaptureShipmentRequest request(UUID order, UUID item, UUID fulfillment, long units) {
        return CaptureShipmentRequest.newBuilder()
                .setOrderId(order.toString())
                .setFulfillmentId(fulfillment.toString())
                .addLines(
                        ShippedLine.newBuilder().setOrderItemId(item.toString()).setQuantity(units))
                .setCause(WireCause.of(Cause.system("fulfillment")))
                .build();
    }
}
