package io.orderflow.order.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.invariant.Invariants;
import io.orderflow.platform.test.invariant.BrokenRule;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each rule about orders notices when it is broken, and what is sound does not trouble it. */
@OrderTest
class OrderInvariantsTest {

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    @All
    List<Invariants> invariants;

    /** A rule may read each order once; one that reads a whole table for each of them does not end where there are many. */
    @Test
    void readsWhatBelongsToAnOrderByAnIndex() {
        var plans = invariants.stream()
                .flatMap(each -> each.rules().stream())
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
        assertSees("M1", desk.authorized(), "update orders set captured = authorized + 1 where id = '%s'");
    }

    @Test
    @Tag("INV-M1")
    void seesMoreAuthorizedThanTheOrderCosts() {
        assertSees("M1", desk.authorized(), "update orders set authorized = grand + 1 where id = '%s'");
    }

    @Test
    @Tag("INV-M1")
    void seesPartsOfWhichTheOrderDoesNotKnowTheMoney() {
        UUID order = desk.authorized();
        desk.update("""
                insert into shipment_capture (order_id, fulfillment_id, units, amount, state, asked_at)
                values ($1, $1, '[]', 1200, 'pending', now())""", order);
        assertSees("M1", order, "update shipment_capture set state = 'captured' where order_id = '%s'");
    }

    @Test
    @Tag("INV-M1")
    @Tag("INV-O4")
    void isContentWithAnOrderThatWasCancelledInPart() {
        UUID order = desk.authorized();
        desk.in(tx -> desk.halve(tx, order));
        assertSees("M1", order, "update orders set asked = null where id = '%s'");
        assertSees("O4", order, "update order_item set cancelled = null where order_id = '%s'");
        assertSees("O4", order, "update orders set subtotal = subtotal + 1, grand = grand + 1 where id = '%s'");
    }

    @Test
    @Tag("INV-M2")
    void seesMoreRefundedThanWasCaptured() {
        assertSees(
                "M2",
                desk.authorized(),
                "alter table orders drop constraint orders_check",
                "update orders set refunded = captured + 1 where id = '%s'");
    }

    @Test
    @Tag("INV-M4")
    void seesMoneyOfACancelledOrderThatStaysWhereItIs() {
        assertSees(
                "M4", desk.regretted(), "update orders set updated_at = now() - interval '2 minutes' where id = '%s'");
    }

    /** What the bank has taken back cannot be given back again. */
    @Test
    @Tag("INV-M4")
    void missesNoMoneyOfACancelledOrderThatTheBankHasTakenBack() {
        UUID order = desk.regretted();
        String old = "update orders set updated_at = now() - interval '2 minutes' where id = '%s'".formatted(order);
        assertThat(rule("M4").after("update orders set charged_back = 2399 where id = '%s'".formatted(order), old))
                .contains(order.toString());
        assertThat(rule("M4").after("update orders set charged_back = 2400 where id = '%s'".formatted(order), old))
                .doesNotContain(order.toString());
    }

    @Test
    @Tag("INV-O1")
    void seesAHistoryThatIsNoPath() {
        assertSees(
                "O1",
                desk.confirmed(),
                "update timeline set from_state = 'paid' where kind = 'order.status' and to_state = 'confirmed' and order_id = '%s'");
    }

    @Test
    @Tag("INV-O2")
    void seesAnOrderThatIsNotWhereItsHistoryEnds() {
        assertSees("O2", desk.confirmed(), "update orders set status = 'pending' where id = '%s'");
    }

    @Test
    @Tag("INV-O4")
    void seesSumsThatDoNotAddUp() {
        UUID order = desk.placed();
        assertSees("O4", order, "update orders set grand = grand + 1 where id = '%s'");
        assertSees("O4", order, "update order_item set tax = tax + 1 where order_id = '%s'");
        assertSees("O4", order, "update order_item set quantity = quantity + 1 where order_id = '%s'");
    }

    @Test
    void seesUnitsThatLeftAndAreNoLongerOfTheOrder() {
        UUID order = desk.confirmed();
        assertSees("O5", order, "update order_item set shipped = quantity + 1 where order_id = '%s'");
        assertSees("O5", order, "update order_item set shipped = 2, cancelled = 1 where order_id = '%s'");
    }

    @Test
    void seesUnitsThatAreWithTheBuyerAndWereNeverSent() {
        UUID order = desk.confirmed();
        assertSees("O5", order, "update order_item set shipped = 1, delivered = 2 where order_id = '%s'");
        assertSees("O5", order, """
                insert into parcel_news (order_id, shipment_id, fulfillment_id, status, units, version)
                select order_id, id, id, 'delivered', '[{"order_item_id":"' || id || '","quantity":1}]', 1
                from order_item where order_id = '%s'""");
    }

    private BrokenRule rule(String name) {
        return BrokenRule.of(
                database,
                invariants.stream().flatMap(some -> some.rules().stream()).toList(),
                name);
    }

    private void assertSees(String rule, UUID order, String... breaks) {
        var broken = rule(rule);
        var statements = List.of(breaks).stream()
                .map(statement -> statement.replace("%s", order.toString()))
                .toArray(String[]::new);
        assertThat(broken.after()).doesNotContain(order.toString());
        assertThat(broken.after(statements)).contains(order.toString());
    }
}
