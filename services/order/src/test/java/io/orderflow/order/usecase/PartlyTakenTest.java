package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderBooks;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.jobs.AutoCaptureJob;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.capture.RequestCapture;
import io.orderflow.order.usecase.completion.AcceptOrder;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staff have taken 5.00 of 24.00 by hand and given a part of that back: what is still to be taken is, before anything ships or is over. */
@OrderTest
@Tag("C1.3")
class PartlyTakenTest {

    @Inject
    Desk desk;

    @Inject
    OrderBooks books;

    @Inject
    AutoCaptureJob job;

    @Inject
    RequestCapture requesting;

    @Inject
    AcceptOrder accepting;

    @Test
    void isCapturedInFullWhenItsTimeHasCome() {
        for (boolean refundFirst : new boolean[] {false, true}) {
            UUID id = desk.confirmed("on_confirm");
            partlyTaken(id, refundFirst);
            assertThat(books.standing(id.toString())).matches("confirmed partially_refunded \\d+ \\S+ 2400 500 100");
            comeDue(id);
            assertThat(requested(id)).isOne();
            desk.in(tx -> requesting.request(tx, id.toString()));
            assertThat(books.asked(id, Asks.CAPTURE_PAYMENT)).isOne();
            desk.hear(id, AnyOrder.payment("partially_refunded", 2400, 2400, 100));
            assertThat(books.standing(id.toString())).startsWith("paid partially_refunded");
        }
    }

    /** Its outcome is open: it may be refused, and nobody else would ask for the money. */
    @Test
    void isAskedForWhenItsTimeHasComeThoughAPartIsBeingTakenByHand() {
        UUID id = desk.confirmed("on_confirm");
        desk.hear(id, AnyOrder.payment("capture_pending", 2400, 0, 0));
        comeDue(id);
        assertThat(requested(id)).isOne();
        desk.in(tx -> requesting.request(tx, id.toString()));
        assertThat(books.asked(id, Asks.CAPTURE_PAYMENT)).isOne();
    }

    @Test
    void isCapturedBeforeItShips() {
        UUID id = desk.confirmed("on_confirm");
        partlyTaken(id, false);
        UUID fulfillment = Ids.next();
        assertThat(desk.ship(id, fulfillment)).isEqualTo("pending");
        assertThat(books.asked(id, Asks.CAPTURE_PAYMENT)).isOne();
        desk.hear(id, AnyOrder.payment("partially_refunded", 2400, 2400, 100));
        assertThat(desk.ship(id, fulfillment)).isEqualTo("captured");
    }

    @Test
    @Tag("E9.6")
    void isCapturedBeforeItIsOver() {
        UUID id = shipped("on_confirm");
        partlyTaken(id, false);
        accept(id);
        assertThat(books.goods(id)).startsWith("shipped");
        assertThat(books.asked(id, Asks.CAPTURE_PAYMENT)).isOne();
        desk.hear(id, AnyOrder.payment("partially_refunded", 2400, 2400, 100));
        accept(id);
        assertThat(books.goods(id)).startsWith("completed");
    }

    /** That the money of a part has gone back makes the other part no gift. */
    @Test
    @Tag("E9.6")
    @Tag("M2.3")
    void isCapturedBeforeItIsOverThoughAllThatWasTakenOfItHasGoneBack() {
        UUID id = shipped("on_shipment");
        desk.hear(id, AnyOrder.payment("partially_captured", 2400, 1200, 0));
        desk.hear(id, AnyOrder.payment("partially_refunded", 2400, 1200, 1200));
        assertThat(accept(id)).isEqualTo("accepted");
        assertThat(books.standing(id.toString())).startsWith("shipped partially_refunded");
        assertThat(books.asked(id, Asks.CAPTURE_PAYMENT)).isOne();
        assertThat(books.asked(id, Asks.LOWER_PAYMENT)).isZero();
        desk.hear(id, AnyOrder.payment("partially_refunded", 2400, 2400, 1200));
        assertThat(accept(id)).isEqualTo("accepted");
        assertThat(books.standing(id.toString())).startsWith("completed partially_refunded");
        desk.hear(id, AnyOrder.payment("refunded", 2400, 2400, 2400));
        assertThat(books.standing(id.toString())).startsWith("refunded refunded");
    }

    /** All its tries were refused when goods of it had left; that is no reason to have others wait, or to say that it is on its way. */
    @Test
    @Tag("E9.6")
    @Tag("X3.4")
    void saysThatThereIsNoMoneyOnceItIsRefusedForGood() {
        UUID id = shipped("on_confirm");
        desk.hear(id, AnyOrder.payment("partially_captured", 2400, 500, 0));
        UUID fulfillment = Ids.next();
        assertThat(desk.ship(id, fulfillment)).isEqualTo("pending");
        desk.update(
                "update operation set state = 'refused' where subject = $1 and kind = 'capture-payment'",
                id.toString());
        assertThat(desk.ship(id, fulfillment)).isEqualTo("failed");
        assertThat(accept(id)).isEqualTo("payment_not_captured");
    }

    /** An operator has let go of all that was held, when goods of it had left. */
    @Test
    @Tag("X3.4")
    void saysThatThereIsNoMoneyWhereItWasLetGo() {
        UUID id = shipped("on_confirm");
        desk.hear(id, AnyOrder.payment("voided", 2400, 0, 0));
        assertThat(desk.ship(id, Ids.next())).isEqualTo("failed");
    }

    /** Until then the refund was all that was known of it, and nobody would have confirmed it. */
    @Test
    @Tag("C1.1")
    void isConfirmedInWhateverOrderItsEventsArriveAtAPendingOrder() {
        for (int order = 0; order < 6; order++) {
            UUID id = desk.placed();
            var story = new PaymentStory(id);
            PaymentStory.mixed(List.<Event<?>>of(story.authorized(1), story.part(2, 500), story.refunded(3, 100, 500)))
                    .get(order)
                    .forEach(desk::hear);
            assertThat(books.asked(id, Asks.CONFIRM_RESERVATIONS))
                    .as("mix %d", order)
                    .isOne();
        }
    }

    @Test
    @Tag("C1.1")
    void isConfirmedThoughAllOfItWasTakenAndAPartGaveBackBeforeAnythingElseIsHeard() {
        UUID id = desk.placed();
        desk.hear(new PaymentStory(id).refunded(3, 100, 2400));
        assertThat(books.asked(id, Asks.CONFIRM_RESERVATIONS)).isOne();
    }

    /** The gateway has refused a capture by hand; what it holds it holds, and the order's own capture has its own tries. */
    @Test
    @Tag("C1.1")
    void isConfirmedThoughARefusedCaptureIsHeardOfBeforeTheAuthorization() {
        UUID id = desk.placed();
        desk.hear(id, AnyOrder.payment("capture_failed", 0, 0, 0));
        desk.hear(id, Desk.AUTHORIZED);
        assertThat(books.asked(id, Asks.CONFIRM_RESERVATIONS)).isOne();
    }

    private void partlyTaken(UUID id, boolean refundFirst) {
        var story = new PaymentStory(id);
        List<Event<?>> news = List.of(story.part(2, 500), story.refunded(3, 100, 500));
        (refundFirst ? news.reversed() : news).forEach(desk::hear);
    }

    private void comeDue(UUID id) {
        desk.update("update capture_due set due_at = now() - interval '1 minute' where order_id = $1", id);
        Desk.await(job.run());
    }

    private long requested(UUID id) {
        return books.events(id.toString(), Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED);
    }

    private UUID shipped(String policy) {
        UUID id = desk.confirmed(policy);
        desk.move(id, OrderStatus.PROCESSING);
        desk.move(id, OrderStatus.SHIPPED);
        return id;
    }

    private String accept(UUID id) {
        return desk.in(tx -> accepting.accept(tx, id, order -> true)) instanceof Outcome.Refused<?>(var rejection)
                ? rejection.code()
                : "accepted";
    }
}
