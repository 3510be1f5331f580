package io.orderflow.order.usecase.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.capture.RequestCapture;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.schemas.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** A cancellation meets another one, or the money that is being taken. */
@OrderTest
class CancelRaceTest {

    private static final int ROUNDS = 15;

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    CancelOrder cancelling;

    @Inject
    HearOfPayment hearing;

    @Inject
    RequestCapture requesting;

    /** Whoever comes second finds what the first has done, and both are answered alike. */
    @RepeatedTest(ROUNDS)
    @Tag("C1.8")
    void isCancelledOnceWhenTwoCancelAtTheSameMoment() {
        UUID id = desk.confirmed();
        var successes = new AtomicInteger();
        Meeting.of(() -> cancel(id, successes), () -> cancel(id, successes), () -> cancel(id, successes));
        assertThat(successes).hasValue(3);
        assertGivenUp(id);
    }

    /** The capture has succeeded at the gateway: what is cancelled keeps that in mind, and its money goes back. */
    @RepeatedTest(ROUNDS)
    @Tag("M2.2")
    void givesBackWhatIsCapturedWhileItIsCancelled() {
        UUID id = desk.confirmed();
        desk.in(tx -> requesting.request(tx, id.toString()));
        Meeting.of(() -> cancel(id, new AtomicInteger()), () -> captured(id));
        assertThat(read(id).paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(read(id).payment().captured()).isEqualTo(2400);
        assertGivenUp(id);
    }

    /** Either nothing is asked for, or what is asked for finds the order cancelled. */
    @RepeatedTest(ROUNDS)
    @Tag("M2.2")
    void asksForNoMoneyOnceItIsCancelled() {
        UUID id = desk.confirmed();
        Meeting.of(
                () -> cancel(id, new AtomicInteger()),
                () -> database.inTransaction(Cause.system("capture"), tx -> requesting.request(tx, id.toString())));
        assertThat(desk.asked(id, Asks.CAPTURE_PAYMENT))
                .isEqualTo(desk.moves(id.toString(), "order.payment_status", "capture_pending"));
        assertGivenUp(id);
    }

    private void assertGivenUp(UUID id) {
        assertThat(read(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(desk.moves(id.toString(), "order.status", "cancelled")).isOne();
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isOne();
        assertThat(desk.asked(id, Asks.RELEASE_STOCK)).isOne();
        assertThat(desk.events(id.toString(), Topics.ORDERS_ORDER_STATUS_CHANGED))
                .as("placed, confirmed, cancelled, and paid where the money was first")
                .isEqualTo(3 + desk.moves(id.toString(), "order.status", "paid"));
    }

    private Uni<?> cancel(UUID id, AtomicInteger successes) {
        return database.inTransaction(
                        Cause.system("buyer"), tx -> cancelling.cancel(tx, id, "changed my mind", order -> true))
                .invoke(outcome -> {
                    if (outcome instanceof Outcome.Success<Order>) {
                        successes.incrementAndGet();
                    }
                });
    }

    private Uni<?> captured(UUID id) {
        return database.inTransaction(
                Cause.system("gateway"),
                tx -> orders.lock(tx, id)
                        .chain(order -> hearing.hear(tx, order.orElseThrow(), Desk.CAPTURED, "captured")));
    }

    private Order read(UUID id) {
        return Desk.await(orders.find(database, id)).orElseThrow();
    }
}
