package io.orderflow.order.persistence.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.usecase.ask.Asks;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that nothing would ever move on are seen, and those that wait for somebody are left in peace. */
@OrderTest
@Tag("INV-O3")
class HangingOrdersTest {

    private static final String OLD = "update orders set updated_at = now() - interval '11 minutes' where id = '%s'";

    @Inject
    Desk desk;

    @Inject
    Asks asks;

    @Inject
    Rules rules;

    @Test
    void seesAPaidOrderThatNobodyConfirms() {
        UUID order = desk.authorized();
        rules.assertSees("O3", order, OLD, "delete from operation where subject = '%s'");
        UUID transfer = desk.transfer();
        assertThat(rules.named("O3").after(old(transfer))).doesNotContain(transfer.toString());
        assertThat(rules.named("O3")
                        .after(old(transfer), "update orders set captured = 2399 where id = '%s'".formatted(transfer)))
                .doesNotContain(transfer.toString());
        rules.assertSees("O3", transfer, OLD, "update orders set captured = 2400 where id = '%s'");
    }

    @Test
    void seesAnOrderThatIsToBeCapturedAndNeverWillBe() {
        UUID waits = desk.confirmed("on_confirm");
        assertThat(rules.named("O3").after(old(waits))).doesNotContain(waits.toString());
        rules.assertSees("O3", waits, OLD, "delete from capture_due where order_id = '%s'");

        UUID asked = desk.confirmed("immediate");
        String unasked = "delete from outbox where aggregate_id = '%s'".formatted(asked);
        assertThat(rules.named("O3").after(old(asked)))
                .as("its event is on its way")
                .doesNotContain(asked.toString());
        assertThat(rules.named("O3").after(old(asked), unasked)).contains(asked.toString());
        desk.hear(asked, AnyOrder.payment("capture_pending", 2400, 0, 0));
        assertThat(rules.named("O3").after(old(asked), unasked)).contains(asked.toString());
        assertThat(rules.named("O3")
                        .after(
                                old(asked),
                                unasked,
                                "update orders set payment_status = 'capture_failed' where id = '%s'".formatted(asked)))
                .as("a job takes it up")
                .doesNotContain(asked.toString());
        desk.in(tx -> asks.capturePayment(tx, asked));
        assertThat(rules.named("O3").after(old(asked), unasked)).doesNotContain(asked.toString());
    }

    @Test
    void seesAPartThatNobodyTakes() {
        UUID order = desk.confirmed("on_shipment");
        rules.assertSees("O3", order, """
                insert into shipment_capture (order_id, fulfillment_id, units, amount, state, asked_at)
                values ('%s', gen_random_uuid(), '[]', 1200, 'pending', now() - interval '11 minutes')""");
        String part = """
                insert into shipment_capture (order_id, fulfillment_id, units, amount, state, asked_at)
                values ('%1$s', '%1$s', '[]', 1200, 'pending', now() - interval '11 minutes')""".formatted(order);
        String operation = """
                insert into operation (key, kind, subject, payload, state, correlation_id, actor)
                values ('order:%1$s:capture-shipment:%1$s:2', 'capture-shipment', '%1$s', '', 'parked', '-', 'test')""".formatted(order);
        assertThat(rules.named("O3").after(part, operation)).doesNotContain(order.toString());
    }

    @Test
    void seesAShippedOrderThatTimeWouldNotEnd() {
        UUID order = desk.confirmed();
        desk.move(order, OrderStatus.PROCESSING);
        desk.move(order, OrderStatus.SHIPPED);
        String unplanned = "delete from completion_due where order_id = '%s'".formatted(order);
        rules.assertSees("O3", order, OLD, unplanned);
        String lost = """
                insert into parcel_news (order_id, shipment_id, fulfillment_id, status, units, version)
                values ('%1$s', '%1$s', '%1$s', 'lost', '[]', 1)""".formatted(order);
        assertThat(rules.named("O3").after(old(order), unplanned, lost))
                .as("a person was told")
                .doesNotContain(order.toString());
    }

    @Test
    void seesAnOrderWhoseMoneyIsAllBackAndThatHasNotEnded() {
        UUID order = desk.confirmed();
        desk.hear(order, Desk.CAPTURED);
        rules.assertSees("O3", order, OLD, "update orders set refunded = 2400 where id = '%s'");
        UUID regretted = desk.regretted();
        assertThat(rules.named("O3")
                        .after(
                                old(regretted),
                                "update orders set refunded = 2400 where id = '%s'".formatted(regretted)))
                .as("it is being let go")
                .doesNotContain(regretted.toString());
        rules.assertSees(
                "O3",
                regretted,
                OLD,
                "update orders set refunded = 2400 where id = '%s'",
                "delete from operation where subject = '%s'");
    }

    /** Of what an order waits for, the outbox is in real time, and all else in the platform's. */
    @Test
    void seesByTheClockThatHasMovedOnWhatHasNotChangedLately() {
        String ahead = "update clock_offset set seconds = seconds + 86400";
        UUID order = desk.authorized();
        String unconfirmed = "delete from operation where subject = '%s'";
        rules.assertSees("O3", order, ahead, unconfirmed, changed("11 minutes"));
        assertThat(rules.named("O3")
                        .after(
                                ahead,
                                unconfirmed.formatted(order),
                                changed("9 minutes").formatted(order)))
                .doesNotContain(order.toString());

        UUID part = desk.confirmed("on_shipment");
        rules.assertSees("O3", part, ahead, """
                insert into shipment_capture (order_id, fulfillment_id, units, amount, state, asked_at)
                values ('%s', gen_random_uuid(), '[]', 1200, 'pending', now() + interval '24 hours' - interval '11 minutes')""");
    }

    private static String changed(String ago) {
        return "update orders set updated_at = now() + interval '24 hours' - interval '" + ago + "' where id = '%s'";
    }

    /** A buyer, a courier or a fulfillment may take any time. */
    @Test
    void isContentWithOrdersThatWaitForSomebody() {
        UUID parts = desk.confirmed("on_shipment");
        desk.hear(parts, AnyOrder.payment("partially_captured", 2400, 1200, 0));
        UUID paid = desk.confirmed();
        desk.hear(paid, Desk.CAPTURED);
        for (UUID waits : List.of(
                desk.placed(), desk.transfer(), desk.cash(Duration.ofHours(1)), desk.confirmedCash(), parts, paid)) {
            assertThat(rules.named("O3").after(old(waits))).doesNotContain(waits.toString());
        }
    }

    private static String old(UUID order) {
        return OLD.replace("%s", order.toString());
    }
}
