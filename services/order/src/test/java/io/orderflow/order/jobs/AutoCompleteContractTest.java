package io.orderflow.order.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderBooks;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.hold.PlaceHold;
import io.orderflow.order.usecase.hold.ReleaseHold;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A shipped order of which nothing more was heard is completed once, and never before its money is there. */
@OrderTest
@Tag("J7.1")
@Tag("C1.15")
class AutoCompleteContractTest extends AbstractJobContractTest<AutoComplete, String> {

    @Inject
    Desk desk;

    @Inject
    OrderBooks books;

    @Inject
    PlaceHold holding;

    @Inject
    ReleaseHold releasing;

    @Inject
    MeterRegistry meters;

    @Override
    protected String name() {
        return "order-auto-complete";
    }

    @Override
    protected String work() {
        UUID id = shipped(Desk.CAPTURED);
        makeDue(id);
        return id.toString();
    }

    @Override
    protected long effects(String orderId) {
        return books.moves(orderId, "order.status", "completed");
    }

    @Test
    void waitsSevenDaysAfterShippingAndForTheEndOfReturnsAfterDelivery() {
        UUID silent = shipped(Desk.CAPTURED);
        UUID delivered = shipped(Desk.CAPTURED);
        desk.move(delivered, OrderStatus.DELIVERED);
        run();
        assertThat(books.read(silent).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(isDueIn(silent, "6 days 23 hours", "7 days 1 hour")).isOne();
        assertThat(isDueIn(delivered, "29 days 23 hours", "30 days 1 hour")).isOne();
    }

    @Test
    @Tag("E9.6")
    void capturesFirstAndCompletesOnceTheMoneyIsThere() {
        completesAfterCapture(shipped(Desk.AUTHORIZED));
        completesAfterCapture(shipped(AnyOrder.payment("partially_captured", 2400, 1200, 0)));
    }

    /** Paid for as it ships: the money of one of its two mugs is here, and that of the other is on its way. */
    @Test
    @Tag("E9.6")
    void waitsForThePartThatIsBeingTaken() {
        UUID id = desk.confirmed("on_shipment");
        desk.hear(id, AnyOrder.payment("partially_captured", 2400, 1200, 0));
        desk.update("""
                insert into shipment_capture (order_id, fulfillment_id, units, amount, state, asked_at)
                select $1, gen_random_uuid(), '[]', 1200, s, now()
                from unnest(array['captured', 'pending']) s""", id);
        desk.move(id, OrderStatus.SHIPPED);
        makeDue(id);
        run();
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(books.asked(id, Asks.CAPTURE_PAYMENT)).isZero();
        assertThat(isDueIn(id, "1 minute", "2 hours")).isOne();
        desk.update("delete from completion_due where order_id = $1", id);
    }

    private void completesAfterCapture(UUID id) {
        makeDue(id);
        run();
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(books.asked(id, Asks.CAPTURE_PAYMENT)).isOne();
        desk.hear(id, Desk.CAPTURED);
        run();
        assertThat(books.read(id).status()).as("it comes back later").isEqualTo(OrderStatus.SHIPPED);
        makeDue(id);
        run();
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    @Tag("E9.6")
    @Tag("X3.13")
    void leavesAnOrderWhoseMoneyCannotBeHadAndRaisesAnAlert() {
        UUID id = shipped(Desk.AUTHORIZED);
        desk.update("update orders set payment_status = 'capture_failed' where id = $1", id);
        makeDue(id);
        double before = alerts();
        run();
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(alerts()).isGreaterThan(before);
        desk.update("delete from completion_due where order_id = $1", id);
    }

    @Test
    void letsAnOrderWaitWhileItIsOnHold() {
        UUID id = shipped(Desk.CAPTURED);
        Order held = desk.in(tx -> holding.place(tx, id, HoldKind.FRAUD, "disputed")
                .map(placed -> ((Outcome.Success<Order>) placed).value()));
        makeDue(id);
        run();
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.SHIPPED);

        Desk.await(releasing.release(
                Cause.system("test"), id, held.holds().getFirst().id(), version -> true));
        makeDue(id);
        run();
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void forgetsAnOrderThatIsOverAlready() {
        UUID id = shipped(Desk.CAPTURED);
        desk.move(id, OrderStatus.REFUNDED);
        makeDue(id);
        run();
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(desk.update("delete from completion_due where order_id = $1", id))
                .isZero();
    }

    /** Such as after the capture of a further part was given up: nothing else would ever bring it up again. */
    @Test
    @Tag("C1.14")
    @Tag("X3.13")
    void remindsOfAnOrderOfWhichTheRestIsNeverSent() {
        UUID id = desk.confirmed();
        desk.move(id, OrderStatus.PARTIALLY_SHIPPED);
        assertThat(isDueIn(id, "6 days 23 hours", "7 days 1 hour")).isOne();
        double before = meters.counter("orderflow.orders.rest_open").count();
        for (int round = 1; round <= 2; round++) {
            makeDue(id);
            run();
            assertThat(books.read(id).status()).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
            assertThat(meters.counter("orderflow.orders.rest_open").count()).isEqualTo(before + round);
            assertThat(isDueIn(id, "50 minutes", "70 minutes")).isOne();
        }
        desk.move(id, OrderStatus.SHIPPED);
        assertThat(isDueIn(id, "6 days 23 hours", "7 days 1 hour")).isOne();
    }

    private UUID shipped(Payment payment) {
        UUID id = desk.confirmed();
        desk.hear(id, payment);
        desk.move(id, OrderStatus.SHIPPED);
        return id;
    }

    private double alerts() {
        return meters.counter("orderflow.completions.unpaid").count();
    }

    private int isDueIn(UUID id, String least, String most) {
        return desk.update("""
                update completion_due set due_at = due_at
                where order_id = $1 and due_at between now() + $2::text::interval and now() + $3::text::interval""", id, least, most);
    }

    private void makeDue(UUID id) {
        desk.update("update completion_due set due_at = now() - interval '1 minute' where order_id = $1", id);
    }
}
