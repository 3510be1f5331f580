package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderBooks;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.jobs.AutoComplete;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.ask.ShipmentTry;
import io.orderflow.order.usecase.completion.AcceptOrder;
import io.orderflow.order.usecase.shipment.CaptureShipment;
import io.orderflow.order.usecase.shipment.SettleShipment;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two mugs that are paid for as they ship leave one by one, and the money of the second is not here when its order is to be over. */
@OrderTest
@Tag("E9.6")
@Tag("C1.3")
class PartsCompletionTest {

    @Inject
    Desk desk;

    @Inject
    OrderBooks books;

    @Inject
    CaptureShipment shipping;

    @Inject
    SettleShipment settling;

    @Inject
    AcceptOrder accepting;

    @Inject
    AutoComplete job;

    @Inject
    MeterRegistry meters;

    @Test
    void asksOnceMoreForTheMoneyOfAPartThatWasRefusedForGoodAndLetsGoOfNone() {
        UUID id = withOnePartPaid();
        UUID refused = Ids.next();
        ask(id, refused);
        giveUp(id, refused);
        left(id, refused);
        assertThat(books.goods(id)).isEqualTo("shipped 2 0");
        completesOnlyWithItsMoney(id);
    }

    @Test
    void asksForTheMoneyOfAPartThatIsDeliveredBeforeAnybodyToldThatItLeft() {
        UUID id = withOnePartPaid();
        desk.hear(desk.news(id).delivered(Ids.next(), Ids.next(), 1));
        assertThat(books.goods(id)).isEqualTo("shipped 2 1");
        completesOnlyWithItsMoney(id);
    }

    /** Both captures ask for the same money then; whichever comes second finds that none is missing. */
    @Test
    void completesThoughItIsToldThatAPartLeftWhileItsMoneyIsBeingTaken() {
        UUID id = withOnePartPaid();
        UUID late = Ids.next();
        desk.hear(desk.news(id).delivered(Ids.next(), late, 1));
        assertThat(accept(id)).isEqualTo("accepted");
        left(id, late);
        desk.hear(id, Desk.CAPTURED);
        run(id);
        assertThat(books.goods(id)).as("a part is being taken").startsWith("shipped");
        desk.in(tx -> settling.refused(tx, id, new ShipmentTry(late, 1), "amount_exceeds_authorized"));
        run(id);
        assertThat(books.goods(id)).startsWith("completed");
        assertThat(books.asked(id, Asks.LOWER_PAYMENT)).isZero();
    }

    @Test
    @Tag("X3.13")
    void staysWithAnAlertWhereTheMoneyIsRefusedAgain() {
        UUID id = withOnePartPaid();
        desk.hear(desk.news(id).delivered(Ids.next(), Ids.next(), 1));
        assertThat(accept(id)).isEqualTo("accepted");
        desk.update(
                "update operation set state = 'refused' where subject = $1 and kind = 'capture-payment'",
                id.toString());
        double before = meters.counter("orderflow.completions.unpaid").count();
        run(id);
        assertThat(meters.counter("orderflow.completions.unpaid").count()).isGreaterThan(before);
        assertThat(accept(id)).isEqualTo("payment_not_captured");
        assertThat(books.goods(id)).startsWith("shipped");
        assertThat(books.asked(id, Asks.LOWER_PAYMENT)).isZero();
        desk.hear(id, Desk.CAPTURED);
        run(id);
        assertThat(books.goods(id)).as("staff have taken it by hand").startsWith("completed");
    }

    private void completesOnlyWithItsMoney(UUID id) {
        assertThat(accept(id)).isEqualTo("accepted");
        run(id);
        assertThat(books.goods(id)).startsWith("shipped 2");
        assertThat(books.asked(id, Asks.CAPTURE_PAYMENT)).isOne();
        assertThat(books.asked(id, Asks.LOWER_PAYMENT)).isZero();
        desk.hear(id, Desk.CAPTURED);
        run(id);
        assertThat(books.goods(id)).startsWith("completed 2");
        assertThat(books.standing(id.toString())).endsWith("captured 2400 2400 0");
        assertThat(books.asked(id, Asks.LOWER_PAYMENT)).isZero();
    }

    private UUID withOnePartPaid() {
        UUID id = desk.confirmed("on_shipment");
        UUID first = Ids.next();
        ask(id, first);
        desk.in(tx -> settling.captured(
                tx, id, new ShipmentTry(first, 1), AnyOrder.payment("partially_captured", 2400, 1200, 0)));
        left(id, first);
        assertThat(books.goods(id)).isEqualTo("partially_shipped 1 0");
        return id;
    }

    private void ask(UUID id, UUID fulfillment) {
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        assertThat(Desk.await(shipping.capture(Cause.system("test"), id, fulfillment, Map.of(mug, 1L))))
                .isInstanceOf(Outcome.Success.class);
    }

    private void giveUp(UUID id, UUID fulfillment) {
        desk.in(tx -> settling.refused(tx, id, new ShipmentTry(fulfillment, 3), "capture_failed"));
        assertThat(books.moves(id.toString(), "order.shipment_money", "failed")).isOne();
    }

    private void left(UUID id, UUID fulfillment) {
        desk.hear(desk.news(id).fulfillment(fulfillment, 7, "shipped", 1));
    }

    private String accept(UUID id) {
        return desk.in(tx -> accepting.accept(tx, id, order -> true)) instanceof Outcome.Refused<?>(var rejection)
                ? rejection.code()
                : "accepted";
    }

    private void run(UUID id) {
        desk.update("update completion_due set due_at = now() - interval '1 minute' where order_id = $1", id);
        Desk.await(job.run());
    }
}
