package io.orderflow.order.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.News;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is told once that the cash of an order is missing that is delivered, or will not be as a whole, and again a day later. */
@OrderTest
@Tag("J7.1")
@Tag("C1.5")
class CodChaseContractTest extends AbstractJobContractTest<CodAutoConfirm, UUID> {

    @Inject
    Desk desk;

    @Inject
    Inbox inbox;

    @Inject
    MeterRegistry meters;

    @Override
    protected String name() {
        return "cod-auto-confirm";
    }

    @Override
    protected UUID work() {
        UUID id = delivered();
        makeDue(id);
        return id;
    }

    @Override
    protected long effects(UUID order) {
        return desk.moves(order.toString(), "order.cash", "missing");
    }

    @Test
    void givesTheCashAnHourAndThenRemindsDayByDay() {
        UUID id = delivered();
        run();
        assertThat(effects(id)).isZero();
        assertThat(isDueIn(id, "50 minutes", "1 hour 10 minutes")).isOne();
        double before = meters.counter("orderflow.cash.missing").count();
        makeDue(id);
        run();
        run();
        assertThat(effects(id)).isOne();
        assertThat(meters.counter("orderflow.cash.missing").count()).isGreaterThan(before);
        assertThat(isDueIn(id, "23 hours", "25 hours")).isOne();
    }

    @Test
    void forgetsAnOrderWhoseCashIsCollected() {
        UUID id = delivered();
        Payment any = AnyOrder.payment("captured", 0, 2400, 0);
        desk.hear(id, new Payment(any.id(), any.reference(), "cod", "captured", null, 0, 2400, 0, null, null));
        makeDue(id);
        run();
        assertThat(effects(id)).isZero();
        assertThat(desk.update("delete from cash_due where order_id = $1", id)).isZero();
    }

    /** Nothing else would: it does not complete by itself, and no cash is asked for, though a courier may have a part of it. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    @Tag("X3.13")
    void keepsAnOrderOnSomebodysDeskThatIsNotDeliveredAsAWhole(long delivered) {
        UUID id = desk.confirmedCash();
        News news = desk.news(id);
        UUID fulfillment = Ids.next();
        hear(news.fulfillment(fulfillment, 7, "shipped", 2));
        if (delivered > 0) {
            hear(news.delivered(Ids.next(), fulfillment, delivered));
        }
        hear(news.astray(Ids.next(), fulfillment, "returned_to_sender"));
        assertThat(desk.asked(id, Asks.COLLECT_CASH)).isZero();
        assertRemindedDaily(id);
    }

    private void assertRemindedDaily(UUID id) {
        assertThat(desk.goods(id)).startsWith("shipped 2");
        assertThat(isDueIn(id, "50 minutes", "1 hour 10 minutes")).isOne();
        for (int day = 1; day <= 2; day++) {
            makeDue(id);
            run();
            assertThat(effects(id)).isEqualTo(day);
            assertThat(isDueIn(id, "23 hours", "25 hours")).isOne();
        }
    }

    @Test
    void givesADayToThePartThatIsOnItsWay() {
        UUID id = desk.confirmedCash();
        News news = desk.news(id);
        UUID fulfillment = Ids.next();
        hear(news.delivered(Ids.next(), fulfillment, 1));
        assertThat(isDueIn(id, "23 hours", "25 hours")).isOne();
        hear(news.delivered(Ids.next(), fulfillment, 1));
        assertThat(isDueIn(id, "50 minutes", "1 hour 10 minutes")).isOne();
    }

    private UUID delivered() {
        UUID id = desk.confirmedCash();
        hear(desk.news(id).delivered(Ids.next(), Ids.next(), 2));
        return id;
    }

    private void hear(Event<?> event) {
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }

    private int isDueIn(UUID id, String least, String most) {
        return desk.update("""
                update cash_due set due_at = due_at
                where order_id = $1 and due_at between now() + $2::text::interval and now() + $3::text::interval""", id, least, most);
    }

    private void makeDue(UUID id) {
        desk.update("update cash_due set due_at = now() - interval '1 minute' where order_id = $1", id);
    }
}
