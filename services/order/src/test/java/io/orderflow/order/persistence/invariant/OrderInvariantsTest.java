package io.orderflow.order.persistence.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.OrderStatus;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each rule about orders notices when it is broken, and what is sound does not trouble it. */
@OrderTest
class OrderInvariantsTest {

    private static final String KEPT_LONG =
            "update orders set updated_at = now() - interval '2 minutes' where id = '%s'";
    private static final String UNASKED = "delete from operation where subject = '%s' and kind = 'cancel-payment'";
    private static final String ASKED =
            "update operation set state = '%s' where subject = '%%s' and kind = 'cancel-payment'";

    @Inject
    Desk desk;

    @Inject
    Rules rules;

    /** A rule may read each order once; one that reads a whole table for each of them does not end where there are many. */
    @Test
    void readsWhatBelongsToAnOrderByAnIndex() {
        var plans = rules.all()
                .filter(rule ->
                        rule.query().contains("allocation") || rule.query().contains("timeline p"))
                .map(rule -> desk.in(tx -> tx.update("set local enable_seqscan = off")
                        .chain(() -> tx.list("explain " + rule.query(), row -> row.getString(0)))))
                .toList();
        assertThat(plans)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(plan -> assertThat(plan)
                        .noneMatch(line ->
                                line.contains("->") && line.matches(".*Seq Scan on (allocation|timeline) [ap].*")));
    }

    @Test
    @Tag("INV-M1")
    void seesMoreCapturedThanWasAuthorized() {
        rules.assertSees("M1", desk.authorized(), "update orders set captured = authorized + 1 where id = '%s'");
    }

    @Test
    @Tag("INV-M1")
    void seesMoreAuthorizedThanTheOrderCosts() {
        rules.assertSees("M1", desk.authorized(), "update orders set authorized = grand + 1 where id = '%s'");
    }

    @Test
    @Tag("INV-M1")
    void seesPartsOfWhichTheOrderDoesNotKnowTheMoney() {
        UUID order = desk.authorized();
        desk.update("""
                insert into shipment_capture (order_id, fulfillment_id, units, amount, state, asked_at)
                values ($1, $1, '[]', 1200, 'pending', now())""", order);
        rules.assertSees("M1", order, "update shipment_capture set state = 'captured' where order_id = '%s'");
    }

    @Test
    @Tag("INV-M1")
    @Tag("INV-O4")
    void isContentWithAnOrderThatWasCancelledInPart() {
        UUID order = desk.authorized();
        desk.in(tx -> desk.halve(tx, order));
        rules.assertSees("M1", order, "update orders set asked = null where id = '%s'");
        rules.assertSees("O4", order, "update order_item set cancelled = null where order_id = '%s'");
        rules.assertSees("O4", order, "update orders set subtotal = subtotal + 1, grand = grand + 1 where id = '%s'");
    }

    @Test
    @Tag("INV-M2")
    void seesMoreRefundedThanWasCaptured() {
        rules.assertSees(
                "M2",
                desk.authorized(),
                "alter table orders drop constraint orders_check",
                "update orders set refunded = captured + 1 where id = '%s'");
    }

    @Test
    @Tag("INV-M4")
    void seesMoneyOfACancelledOrderThatNobodyWasAskedToLetGo() {
        rules.assertSees("M4", desk.regretted(), KEPT_LONG, UNASKED);
        rules.assertSees("M4", desk.regretted(), KEPT_LONG, ASKED.formatted("refused"));
    }

    /** The payment's own rule judges that; what is parked is listed for a person, and no violation. */
    @Test
    @Tag("INV-M4")
    void leavesToThePaymentWhatItWasAskedToLetGo() {
        UUID order = desk.regretted();
        for (String state : new String[] {"pending", "parked", "done"}) {
            assertThat(rules.named("M4")
                            .after(
                                    KEPT_LONG.replace("%s", order.toString()),
                                    ASKED.formatted(state).replace("%s", order.toString())))
                    .as(state)
                    .doesNotContain(order.toString());
        }
    }

    @Test
    @Tag("INV-M4")
    void seesMoneyThatStaysWhereItIsByTheClockThatHasMovedOn() {
        String ahead = "update clock_offset set seconds = seconds + 86400";
        String heard = "update orders set updated_at = now() + interval '24 hours' - interval '%s' where id = '%%s'";
        UUID order = desk.regretted();
        rules.assertSees("M4", order, ahead, UNASKED, heard.formatted("2 minutes"));
        assertThat(rules.named("M4")
                        .after(
                                ahead,
                                UNASKED.replace("%s", order.toString()),
                                heard.formatted("50 seconds").replace("%s", order.toString())))
                .doesNotContain(order.toString());
    }

    /** What the bank has taken back cannot be given back again. */
    @Test
    @Tag("INV-M4")
    void missesNoMoneyOfACancelledOrderThatTheBankHasTakenBack() {
        UUID order = desk.regretted();
        String old = KEPT_LONG.formatted(order);
        String unasked = UNASKED.formatted(order);
        assertThat(rules.named("M4")
                        .after("update orders set charged_back = 2399 where id = '%s'".formatted(order), old, unasked))
                .contains(order.toString());
        assertThat(rules.named("M4")
                        .after("update orders set charged_back = 2400 where id = '%s'".formatted(order), old, unasked))
                .doesNotContain(order.toString());
    }

    @Test
    @Tag("INV-O1")
    void seesAHistoryThatIsNoPath() {
        rules.assertSees(
                "O1",
                desk.confirmed(),
                "update timeline set from_state = 'paid' where kind = 'order.status' and to_state = 'confirmed' and order_id = '%s'");
    }

    @Test
    @Tag("INV-O1")
    void seesAMoveThatTheTableDoesNotKnow() {
        UUID order = desk.placed();
        for (OrderStatus from : OrderStatus.values()) {
            for (OrderStatus to : OrderStatus.values()) {
                String begun = "update timeline set from_state = '%s', to_state = '%s' where order_id = '%s'"
                        .formatted(from.code(), to.code(), order);
                // The entry before it leads where it begins, but nothing leads to a first one.
                String before = """
                        insert into timeline (id, order_id, at, kind, from_state, to_state, actor, cause)
                        overriding system value
                        values (-1, '%s', now(), 'order.status', null, '%s', 'test', 'test')""".formatted(order, from.code());
                boolean allowed = from == OrderStatus.PENDING && from.ask(to) == Move.MOVED;
                assertThat(rules.named("O1").after(begun, before).contains(order.toString()))
                        .as("%s to %s", from, to)
                        .isEqualTo(!allowed);
            }
        }
    }

    @Test
    @Tag("INV-O2")
    void seesAnOrderThatIsNotWhereItsHistoryEnds() {
        rules.assertSees("O2", desk.confirmed(), "update orders set status = 'pending' where id = '%s'");
    }

    @Test
    @Tag("INV-M5")
    void seesGoodsThatLeftWithoutAllOfTheirMoney() {
        UUID order = desk.confirmed();
        String shipped = "update orders set status = 'shipped' where id = '%s'".formatted(order);
        assertThat(rules.named("M5").after(shipped)).contains(order.toString());
        assertThat(rules.named("M5")
                        .after(shipped, "update orders set captured = 2399 where id = '%s'".formatted(order)))
                .contains(order.toString());
        assertThat(rules.named("M5")
                        .after(shipped, "update orders set captured = 2400 where id = '%s'".formatted(order)))
                .doesNotContain(order.toString());
        assertThat(rules.named("M5")
                        .after("update orders set captured = 0, status = 'processing' where id = '%s'"
                                .formatted(order)))
                .doesNotContain(order.toString());
    }

    /** Two mugs at 12.00 each, of which one has left; the other may still be paid for. */
    @Test
    @Tag("INV-M5")
    void seesGoodsThatLeftWithoutTheMoneyOfTheirPart() {
        UUID order = desk.confirmed("on_shipment");
        String shipped = "update orders set status = 'partially_shipped', captured = %d where id = '%s'";
        String one = "update order_item set shipped = 1 where order_id = '%s'".formatted(order);
        assertThat(rules.named("M5").after(shipped.formatted(1199, order), one)).contains(order.toString());
        assertThat(rules.named("M5").after(shipped.formatted(1200, order), one)).doesNotContain(order.toString());
        String dear = "update orders set grand = grand + 500, shipping = 500 where id = '%s'".formatted(order);
        assertThat(rules.named("M5").after(shipped.formatted(1699, order), one, dear))
                .contains(order.toString());
        assertThat(rules.named("M5").after(shipped.formatted(1700, order), one, dear))
                .doesNotContain(order.toString());
    }

    @Test
    @Tag("INV-M5")
    void missesTheCashOfAnOrderOnceItIsCompleted() {
        UUID order = desk.confirmedCash();
        rules.assertSees("M5", order, "update orders set status = 'completed' where id = '%s'");
        assertThat(rules.named("M5").after("update orders set status = 'shipped' where id = '%s'".formatted(order)))
                .doesNotContain(order.toString());
    }

    @Test
    @Tag("INV-M6")
    void seesAnotherAmountThanTheOrdersOwn() {
        UUID order = desk.confirmed();
        desk.hear(order, Desk.CAPTURED);
        rules.assertSees("M6", order, "update orders set captured = 2399 where id = '%s'");
        rules.assertSees("M6", order, "update orders set captured = 2401 where id = '%s'");
        rules.assertSees(
                "M6",
                desk.confirmed("on_shipment"),
                "update orders set status = 'completed', payment_status = 'paid', captured = 1200 where id = '%s'");
        UUID halved = desk.halved();
        rules.assertSees("M6", halved, "update orders set payment_status = 'paid', captured = 1199 where id = '%s'");
        assertThat(rules.named("M6")
                        .after("update orders set payment_status = 'paid', captured = 2400 where id = '%s'"
                                .formatted(halved)))
                .doesNotContain(halved.toString());
    }

    @Test
    @Tag("INV-O4")
    void seesSumsThatDoNotAddUp() {
        UUID order = desk.placed();
        rules.assertSees("O4", order, "update orders set grand = grand + 1 where id = '%s'");
        rules.assertSees("O4", order, "update order_item set tax = tax + 1 where order_id = '%s'");
        rules.assertSees("O4", order, "update order_item set quantity = quantity + 1 where order_id = '%s'");
    }

    @Test
    void seesUnitsThatLeftAndAreNoLongerOfTheOrder() {
        UUID order = desk.confirmed();
        rules.assertSees("O5", order, "update order_item set shipped = quantity + 1 where order_id = '%s'");
        rules.assertSees("O5", order, "update order_item set shipped = 2, cancelled = 1 where order_id = '%s'");
    }

    @Test
    void seesUnitsThatAreWithTheBuyerAndWereNeverSent() {
        UUID order = desk.confirmed();
        rules.assertSees("O5", order, "update order_item set shipped = 1, delivered = 2 where order_id = '%s'");
        rules.assertSees("O5", order, """
                insert into parcel_news (order_id, shipment_id, fulfillment_id, status, units, version)
                select order_id, id, id, 'delivered', '[{"order_item_id":"' || id || '","quantity":1}]', 1
                from order_item where order_id = '%s'""");
    }
}
