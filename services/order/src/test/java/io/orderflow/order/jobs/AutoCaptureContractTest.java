package io.orderflow.order.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.schemas.Topics;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The money of an order that is captured on confirmation is asked for once, when its time has come. */
@OrderTest
@Tag("J7.2")
class AutoCaptureContractTest extends AbstractJobContractTest<AutoCaptureJob, String> {

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "auto-capture";
    }

    @Override
    protected String work() {
        UUID id = desk.confirmed("on_confirm");
        makeDue(id);
        return id.toString();
    }

    @Override
    protected long effects(String orderId) {
        return desk.events(orderId, Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED);
    }

    @Test
    void waitsForItsTimeAndLeavesOtherPoliciesAlone() {
        UUID early = desk.confirmed("on_confirm");
        UUID shipped = desk.confirmed("on_shipment");
        run();
        assertThat(effects(early.toString())).isZero();
        assertThat(effects(shipped.toString())).isZero();
        assertThat(desk.update("""
                update capture_due set due_at = due_at
                where order_id = $1 and due_at between now() + interval '14 minutes' and now() + interval '16 minutes'""", early)).isOne();
        assertThat(desk.update("delete from capture_due where order_id = $1", shipped))
                .isZero();
    }

    @Test
    void asksForNothingWhenTheOrderWasCancelledOrPaidInTheMeantime() {
        UUID cancelled = desk.confirmed("on_confirm");
        desk.in(tx -> desk.cancel(tx, cancelled));
        UUID paid = desk.confirmed("on_confirm");
        desk.hear(paid, Desk.CAPTURED);
        makeDue(cancelled);
        makeDue(paid);
        run();
        assertThat(effects(cancelled.toString())).isZero();
        assertThat(effects(paid.toString())).isZero();
        assertThat(desk.update("delete from capture_due where order_id in ($1, $2)", cancelled, paid))
                .isZero();
    }

    private void makeDue(UUID id) {
        desk.update("update capture_due set due_at = now() - interval '1 minute' where order_id = $1", id);
    }
}
