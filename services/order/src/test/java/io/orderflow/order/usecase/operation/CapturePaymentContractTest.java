package io.orderflow.order.usecase.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.capture.RequestCapture;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.test.contract.StandIn;
import io.orderflow.platform.test.eventually.Eventually;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The money of a confirmed order is captured once; a refusal leads to one further try. */
@NeighbourlyTest
@Tag("E9.10")
class CapturePaymentContractTest extends AbstractCaptureContractTest<CapturePayment> {

    @Inject
    CapturePayment handler;

    @Override
    protected CapturePayment handler() {
        return handler;
    }

    @Inject
    Asks asks;

    @Inject
    RequestCapture requesting;

    @Override
    protected String ask() {
        // Its reservations are confirmed by the desk itself.
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        UUID id = desk.confirmed();
        desk.in(tx -> asks.capturePayment(tx, id));
        return Desk.key(id, Asks.CAPTURE_PAYMENT);
    }

    @Override
    protected long outcomes(String key) {
        return desk.moves(Desk.orderOf(key), "order.payment_status", "paid");
    }

    @Test
    @Tag("X3.3")
    void isPaidByTheThirdTryWhenTheFirstTwoAreRefused() {
        foreign().set(StandIn.Mode.REFUSING);
        String first = ask();
        awaitRefused(first);
        awaitRefused(first + ":2");
        foreign().set(StandIn.Mode.WELL);
        hurry(first + ":3");
        Eventually.holds(LIMIT, () -> assertThat(outcomes(first)).isEqualTo(1));
        assertThat(foreign().effects()).contains(first + ":3").doesNotContain(first, first + ":2");
        assertThat(desk.moves(Desk.orderOf(first), "order.status", "paid")).isEqualTo(1);
    }

    @Test
    @Tag("X3.4")
    void givesTheOrderUpAfterTheThirdRefusalAndAsksForNothingMore() {
        foreign().set(StandIn.Mode.REFUSING);
        String first = ask();
        awaitRefused(first);
        assertThat(desk.moves(Desk.orderOf(first), "order.status", "cancelled")).isZero();
        awaitRefused(first + ":2");
        assertThat(desk.moves(Desk.orderOf(first), "order.status", "cancelled")).isZero();
        awaitRefused(first + ":3");
        assertThat(desk.moves(Desk.orderOf(first), "order.status", "cancelled")).isEqualTo(1);
        assertThat(desk.operations(Desk.orderOf(first), first)).isEqualTo(3);
        assertThat(desk.operations(
                        Desk.orderOf(first), Desk.key(UUID.fromString(Desk.orderOf(first)), Asks.CANCEL_PAYMENT)))
                .isEqualTo(1);
    }

    @Test
    @Tag("X3.3")
    void triesAsOftenForAnOrderThatHasShipped() {
        foreign().set(StandIn.Mode.REFUSING);
        String first = ask();
        desk.move(UUID.fromString(Desk.orderOf(first)), OrderStatus.SHIPPED);
        awaitRefused(first);
        awaitRefused(first + ":2");
        foreign().set(StandIn.Mode.WELL);
        hurry(first + ":3");
        Eventually.holds(LIMIT, () -> assertThat(outcomes(first)).isEqualTo(1));
    }

    /** What has left cannot be cancelled: a person has to see to its money. */
    @Test
    @Tag("X3.4")
    @Tag("X3.13")
    void tellsThatMoneyIsMissingForGoodsThatHaveLeft() {
        foreign().set(StandIn.Mode.REFUSING);
        String first = ask();
        UUID id = UUID.fromString(Desk.orderOf(first));
        desk.move(id, OrderStatus.SHIPPED);
        assertMissedOnceRefusedForGood(id, first);
    }

    @Test
    @Tag("X3.3")
    void triesNothingAgainForAnOrderThatWasCancelledInTheMeantime() {
        foreign().set(StandIn.Mode.REFUSING);
        String first = ask();
        awaitRefused(first);
        desk.in(tx -> desk.cancel(tx, UUID.fromString(Desk.orderOf(first))));
        foreign().set(StandIn.Mode.WELL);
        awaitRefused(first + ":2");
        assertThat(foreign().calls(first + ":2")).isZero();
        assertThat(desk.operations(Desk.orderOf(first), first + ":3")).isZero();
    }

    /** The amount is read when it is asked for; a key of its own keeps it from the answer that another amount got. */
    @Test
    @Tag("C1.3")
    void capturesWhatIsLeftOfAnOrderUnderAKeyForThatAmount() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        foreign().set(StandIn.Mode.WELL);
        UUID id = desk.confirmed();
        desk.in(tx -> desk.halve(tx, id));
        desk.in(tx -> asks.capturePayment(tx, id));
        String key = Desk.key(id, Asks.CAPTURE_PAYMENT);
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key)).isEqualTo(1));
        assertThat(foreign().effects()).contains(key + ":1200").doesNotContain(key);
        assertThat(desk.standing(id.toString())).contains("captured 2400 1200 0");
    }

    /** The payment hears of the cancelled part before a capture that was sent with the old total. */
    @Test
    @Tag("X3.3")
    void takesARefusalForNoneThatAPartlyCancelledOrderHasCausedItself() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        foreign().set(StandIn.Mode.WELL);
        UUID id = desk.confirmed();
        neighbours.overtake(
                id.toString(), () -> database.inTransaction(Cause.system("test"), tx -> desk.halve(tx, id)));
        desk.in(tx -> asks.capturePayment(tx, id));
        String key = Desk.key(id, Asks.CAPTURE_PAYMENT);
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key)).isEqualTo(1));
        assertThat(foreign().effects()).contains(key + ":1200").doesNotContain(key);
        assertThat(desk.operations(id.toString(), key)).isEqualTo(1);
    }

    /** Staff have captured a part by hand before: the order's own capture takes what is left. */
    @Test
    @Tag("C1.3")
    void capturesWhatStaffHaveLeft() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        foreign().set(StandIn.Mode.WELL);
        UUID id = desk.confirmed("on_confirm");
        neighbours.take(id.toString(), "by hand", 500);
        desk.hear(id, AnyOrder.payment("partially_captured", 2400, 500, 0));
        desk.in(tx -> requesting.request(tx, id.toString()));
        String key = Desk.key(id, Asks.CAPTURE_PAYMENT);
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key)).isOne());
        assertThat(foreign().effects()).contains(key + ":1900").doesNotContain(key);
        assertThat(desk.standing(id.toString())).endsWith("captured 2400 2400 0");
    }

    /** And have given back a part of it: the payment says so whatever else is taken. */
    @Test
    @Tag("C1.3")
    void capturesWhatIsLeftBesideWhatStaffHaveGivenBack() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        foreign().set(StandIn.Mode.WELL);
        UUID id = desk.confirmed("on_confirm");
        neighbours.take(id.toString(), "by hand", 500);
        neighbours.giveBack(id.toString(), 100);
        desk.hear(id, AnyOrder.payment("partially_refunded", 2400, 500, 100));
        desk.in(tx -> requesting.request(tx, id.toString()));
        String key = Desk.key(id, Asks.CAPTURE_PAYMENT);
        Eventually.holds(LIMIT, () -> assertThat(desk.state(key)).isEqualTo("done"));
        assertThat(foreign().effects()).contains(key + ":1900").doesNotContain(key);
        assertThat(desk.standing(id.toString()))
                .startsWith("paid partially_refunded")
                .endsWith("2400 2400 100");
    }

    /** The other mug is cancelled, and the payment has not heard of that yet: nothing is missing, so nothing may be asked for. */
    @Test
    @Tag("C1.3")
    @Tag("X3.4")
    void isPaidWithWhatStaffHaveCapturedWhereNothingElseIsLeft() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        neighbours.operations(Asks.LOWER_PAYMENT).set(StandIn.Mode.DOWN);
        foreign().set(StandIn.Mode.REFUSING);
        UUID id = desk.confirmed("on_confirm");
        neighbours.take(id.toString(), "by hand", 1200);
        desk.hear(id, AnyOrder.payment("partially_captured", 2400, 1200, 0));
        desk.in(tx -> desk.halve(tx, id));
        desk.in(tx -> asks.capturePayment(tx, id));
        String key = Desk.key(id, Asks.CAPTURE_PAYMENT);
        Eventually.holds(
                LIMIT,
                () -> assertThat(desk.list(
                                "select last_error from operation where key = $1 and last_error is not null", key))
                        .isNotEmpty());
        assertThat(desk.state(key)).isEqualTo("pending");

        neighbours.operations(Asks.LOWER_PAYMENT).set(StandIn.Mode.WELL);
        Eventually.holds(LIMIT, () -> {
            desk.update(
                    "update operation set next_attempt_at = now() where subject = $1 and state = 'pending'",
                    id.toString());
            assertThat(outcomes(key)).isOne();
        });
        assertThat(foreign().calls(key) + foreign().calls(key + ":0")).isZero();
        assertThat(desk.operations(id.toString(), key)).isOne();
        assertThat(desk.moves(id.toString(), "order.status", "cancelled")).isZero();
        assertThat(desk.standing(id.toString())).startsWith("paid paid").endsWith("captured 2400 1200 0");
    }

    /** They do so while the order's own capture is on its way: it is not refused, but waits to hear of it. */
    @Test
    @Tag("C1.3")
    void waitsToHearOfWhatStaffHaveCaptured() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        foreign().set(StandIn.Mode.WELL);
        UUID id = desk.confirmed();
        neighbours.overtake(
                id.toString(), () -> Uni.createFrom().item(() -> neighbours.take(id.toString(), "by hand", 500)));
        desk.in(tx -> asks.capturePayment(tx, id));
        String key = Desk.key(id, Asks.CAPTURE_PAYMENT);
        Eventually.holds(LIMIT, () -> assertThat(desk.state(key)).isEqualTo("done"));
        assertThat(desk.operations(id.toString(), key)).isOne();
        assertThat(desk.moves(id.toString(), "order.status", "cancelled")).isZero();
    }

    /** Its process died after the order was marked; the mark alone would stay for ever. */
    @Test
    @Tag("E9.10")
    void finishesWhatWasCapturePendingWhenItsProcessDied() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        CrashPoint dying = CrashPoint.named("operation.asking");
        dying.arm(new Arming(Effect.FREEZE, Asks.CAPTURE_PAYMENT, 0));
        UUID id = desk.confirmed();
        desk.in(tx -> requesting.request(tx, id.toString()));
        String key = Desk.key(id, Asks.CAPTURE_PAYMENT);
        Eventually.holds(LIMIT, () -> assertThat(dying.isArmed()).isFalse());
        assertThat(desk.moves(id.toString(), "order.payment_status", "capture_pending"))
                .isOne();
        assertThat(foreign().calls(key)).isZero();

        // Its lease runs out.
        desk.update("update operation set next_attempt_at = now() where key = $1 and state = 'pending'", key);
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key)).isOne());
        assertThat(foreign().effects()).containsOnlyOnce(key);
    }

    /** Somebody has to know that an order was lost to its gateway. */
    @Test
    @Tag("X3.13")
    void raisesAnAlertWhenAnOrderIsGivenUp() {
        double before = alerts();
        foreign().set(StandIn.Mode.REFUSING);
        String first = ask();
        awaitRefused(first);
        awaitRefused(first + ":2");
        assertThat(alerts()).isEqualTo(before);
        awaitRefused(first + ":3");
        Eventually.holds(LIMIT, () -> assertThat(alerts()).isEqualTo(before + 1));
    }
}
