package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderBooks;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.jobs.CodAutoConfirm;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.ids.Ids;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An operator lets go of a payment whose goods have left: they cannot be called back, and somebody is told what they cost. */
@OrderTest
@Tag("C1.5")
@Tag("X3.13")
class VoidedOnTheWayTest {

    private static final Payment VOIDED = new Payment("pay-1", "ref-1", "cod", "voided", null, 0, 0, 0, null, null);

    @Inject
    Desk desk;

    @Inject
    OrderBooks books;

    @Inject
    CodAutoConfirm job;

    @Inject
    MeterRegistry meters;

    @Test
    void tellsOnceThatTheGoodsOfAVoidedPaymentAreOnTheirWay() {
        UUID cash = desk.confirmedCash();
        UUID card = desk.confirmed();
        for (UUID id : new UUID[] {cash, card}) {
            desk.move(id, OrderStatus.SHIPPED);
            double before = alerts();
            for (int round = 0; round < 2; round++) {
                desk.hear(id, id.equals(cash) ? VOIDED : AnyOrder.payment("voided", 2400, 0, 0));
                assertThat(books.standing(id.toString())).startsWith("shipped voided");
                assertThat(alerts()).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void tellsNothingOfAnOrderThatIsCancelledWithIt() {
        UUID id = desk.confirmedCash();
        double before = alerts();
        desk.hear(id, VOIDED);
        assertThat(books.standing(id.toString())).startsWith("cancelled voided");
        assertThat(alerts()).isEqualTo(before);
    }

    /** The courier has it, and no payment is there to collect it for. */
    @Test
    void missesTheCashOfWhatIsDeliveredSince() {
        UUID id = desk.confirmedCash();
        UUID fulfillment = Ids.next();
        desk.hear(desk.news(id).fulfillment(fulfillment, 7, "shipped", 2));
        desk.hear(id, VOIDED);
        desk.hear(desk.news(id).delivered(Ids.next(), fulfillment, 2));
        assertThat(books.goods(id)).isEqualTo("delivered 2 2");
        assertThat(books.asked(id, Asks.COLLECT_CASH)).isZero();
        assertMissedOnce(id);
    }

    @Test
    void missesTheCashOfWhatIsDeliveredBefore() {
        UUID id = desk.confirmedCash();
        desk.hear(desk.news(id).delivered(Ids.next(), Ids.next(), 2));
        desk.hear(id, VOIDED);
        assertMissedOnce(id);
    }

    /** Nobody can collect it any more, so that a reminder would have no end. */
    private void assertMissedOnce(UUID id) {
        assertThat(desk.update("update cash_due set due_at = now() - interval '1 minute' where order_id = $1", id))
                .isOne();
        double before = meters.counter("orderflow.cash.missing").count();
        Desk.await(job.run());
        assertThat(meters.counter("orderflow.cash.missing").count()).isGreaterThan(before);
        assertThat(books.moves(id.toString(), "order.cash", "missing")).isOne();
        assertThat(desk.update("delete from cash_due where order_id = $1", id)).isZero();
    }

    private double alerts() {
        return meters.counter("orderflow.goods.unpaid").count();
    }
}
