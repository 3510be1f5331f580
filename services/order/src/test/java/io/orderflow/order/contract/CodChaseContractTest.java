package io.orderflow.order.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.jobs.CodAutoConfirm;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.schemas.WireJson;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody is told once that the cash of a delivered order is missing, and again a day later. */
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

    private UUID delivered() {
        UUID id = desk.confirmedCash();
        var event = desk.news(id).delivered(Ids.next(), Ids.next(), 2);
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
        return id;
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
