package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.test.auth.Tokens;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of a customer who is gone, and what is not. */
@OrderTest
@Tag("T5.4")
class ErasureTest {

    private static final String NAME = "Erika Mustermann";

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    EraseCustomer erasing;

    @Inject
    CancelOrder cancelling;

    @Test
    void keepsTheBooksAndNothingOfThePerson() {
        String customer = UUID.randomUUID().toString();
        UUID id = bought(customer);
        Order before = read(id);
        erase(customer);
        Order after = read(id);
        assertThat(after).isEqualTo(before.erased().written());
        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(after.shippingAddress().country())
                .isEqualTo(before.shippingAddress().country());
        assertThat(rowsThatName()).isEmpty();
        assertThat(desk.moves(id.toString(), "order.status", "confirmed")).isOne();
    }

    /** Whatever was typed wherever a reason is asked for; codes of ours stay, and so does when it was and who did it. */
    @Test
    void forgetsWhatPeopleTypedAsReasons() {
        String customer = UUID.randomUUID().toString();
        UUID id = bought(customer);
        var typed = new Typed(desk, id, NAME);
        typed.releasedHold();
        typed.openHold();
        typed.partCancelled();
        typed.cancelled();
        typed.toldAsBefore();
        Order before = read(id);
        List<String> told = typed.timeline("at, kind, from_state, to_state, actor");
        assertThat(rowsThatName()).contains("orders", "timeline", "order_hold", "operation", "idempotency_key");
        erase(customer);
        Order after = read(id);
        assertThat(rowsThatName()).isEmpty();
        assertThat(after).isEqualTo(before.erased().written());
        assertThat(after.cancelReason()).isEqualTo("erased");
        assertThat(typed.timeline("at, kind, from_state, to_state, actor")).isEqualTo(told);
        assertThat(typed.timeline("kind, to_state, cause"))
                .contains(
                        "order.hold address erased",
                        "order.hold hold released",
                        "order.units 1 erased",
                        "order.status confirmed reservations confirmed",
                        "order.status cancelled erased",
                        "order.payment_status voided payment voided: erased");
        erase(customer);
        assertThat(read(id)).isEqualTo(after);
    }

    @Test
    void keepsReasonsThatAreCodes() {
        String customer = UUID.randomUUID().toString();
        UUID id = bought(customer);
        desk.cancel(id, "capture_failed");
        desk.update(
                "insert into order_hold (id, order_id, kind, reason, placed_by, placed_at, origin) values (gen_random_uuid(), $1, 'fraud', 'dispute', 'system:payment', now(), 'dispute:x')",
                id);
        erase(customer);
        assertThat(read(id).cancelReason()).isEqualTo("capture_failed");
        assertThat(read(id).holds())
                .singleElement()
                .satisfies(hold -> assertThat(hold.reason()).isEqualTo("dispute"));
        assertThat(new Typed(desk, id, NAME).timeline("kind, cause")).contains("order.status capture_failed");
    }

    /** Neither the payment and the warehouse, nor whoever listens to the order. */
    @Test
    void tellsNobodyElseWhatPeopleTyped() {
        UUID id = bought(UUID.randomUUID().toString());
        new Typed(desk, id, NAME).cancelled();
        assertThat(read(id).cancelReason()).contains(NAME);
        assertThat(rowsThatName()).doesNotContain("operation", "outbox", "outbox_waiting", "outbox_sent");
        assertThat(new Typed(desk, id, NAME).events()).last().asString().contains("\"reason\":\"cancel_requested\"");
        erase(read(id).customerId());
    }

    @Test
    void leavesOthersAlone() {
        String other = UUID.randomUUID().toString();
        UUID id = bought(other);
        erase(UUID.randomUUID().toString());
        assertThat(read(id).shippingAddress().name()).isEqualTo(NAME);
        erase(other);
    }

    @Test
    void erasesMoreOrdersThanOnePageHolds() {
        String customer = UUID.randomUUID().toString();
        UUID id = bought(customer);
        desk.update("""
                insert into orders
                select (json_populate_record(o, json_build_object('id', gen_random_uuid(), 'number', 'copy-' || $2 || n))).*
                from orders o, generate_series(1, 250) n where o.id = $1""", id, customer);
        erase(customer);
        assertThat(rowsThatName()).isEmpty();
    }

    /** The same command again gets an answer of the same kind, which says nothing of the person. */
    @Test
    void forgetsThePersonInStoredAnswers() {
        String customer = UUID.randomUUID().toString();
        UUID id = bought(customer);
        String key = UUID.randomUUID().toString();
        assertThat(cancel(id, key)).containsKey("shipping_address");
        erase(customer);
        assertThat(cancel(id, key))
                .containsEntry("id", id.toString())
                .containsEntry("status", "cancelled")
                .doesNotContainKeys("shipping_address", "note");
    }

    /** It is either found by the erasure, or finds it. */
    @RepeatedTest(15)
    void leavesNothingOfAnOrderThatIsPlacedAtTheSameMoment() {
        String customer = UUID.randomUUID().toString();
        UUID id = UUID.randomUUID();
        Meeting.of(
                () -> database.inTransaction(Cause.system("erasure"), tx -> erasing.erase(tx, customer)),
                () -> database.inTransaction(
                        Cause.system("checkout"), tx -> desk.placeFor(tx, AnyOrder.pending(id), customer)));
        assertThat(read(id).shippingAddress())
                .isEqualTo(AnyOrder.pending().shippingAddress().erased());
    }

    /** The cancellation has the order first, and the erasure waits for it. */
    @Test
    void erasesAReasonThatIsTypedWhileItWaits() {
        String customer = UUID.randomUUID().toString();
        UUID id = bought(customer);
        eraseDuring(
                customer,
                tx -> cancelling.cancel(tx, id, "gone, says " + NAME, order -> true),
                tx -> Uni.createFrom().voidItem());
        assertThat(rowsThatName()).isEmpty();
        assertThat(read(id).cancelReason()).isEqualTo("erased");
        assertThat(new Typed(desk, id, NAME).timeline("kind, to_state, cause"))
                .contains("order.status cancelled erased");
    }

    /** As whoever changes a hold; the other way round both would wait for each other. */
    @Test
    void locksAnOrderBeforeItsHolds() {
        String customer = UUID.randomUUID().toString();
        UUID id = bought(customer);
        new Typed(desk, id, NAME).openHold();
        var free = new AtomicInteger();
        eraseDuring(
                customer,
                tx -> orders.lock(tx, id),
                tx -> tx.list("select from order_hold where order_id = $1 for update skip locked", row -> 1, id)
                        .invoke(holds -> free.set(holds.size())));
        assertThat(free).hasValue(1);
        assertThat(rowsThatName()).isEmpty();
    }

    /** @param first has the order locked by its end, so that the erasure has to wait until the rest is done */
    private void eraseDuring(String customer, Function<Tx, Uni<?>> first, Function<Tx, Uni<?>> rest) {
        var begun = new CompletableFuture<Void>();
        Meeting.of(
                () -> database.inTransaction(
                        Cause.system("staff"),
                        tx -> first.apply(tx)
                                .invoke(() -> begun.complete(null))
                                .chain(() -> untilSomebodyWaits())
                                .chain(() -> rest.apply(tx))
                                .replaceWithVoid()),
                () -> {
                    begun.orTimeout(60, TimeUnit.SECONDS).join();
                    return database.inTransaction(Cause.system("erasure"), tx -> erasing.erase(tx, customer));
                });
    }

    private Uni<Boolean> untilSomebodyWaits() {
        return database.first("select exists (select from pg_locks where not granted)", row -> row.getBoolean(0))
                .map(Optional::orElseThrow)
                .repeat()
                .withDelay(Duration.ofMillis(20))
                .atMost(3000)
                .filter(waits -> waits)
                .toUni();
    }

    /** Order and reason are of the same moment, whoever was first. */
    @RepeatedTest(15)
    void keepsWhyAnOrderIsCancelledAtTheSameMoment() {
        String customer = UUID.randomUUID().toString();
        UUID id = bought(customer);
        Meeting.of(
                () -> database.inTransaction(Cause.system("erasure"), tx -> erasing.erase(tx, customer)),
                () -> database.inTransaction(
                        Cause.system("buyer"), tx -> cancelling.cancel(tx, id, "too late", order -> true)));
        String reason = read(id).cancelReason();
        assertThat(reason).isIn("too late", "erased");
        assertThat(new Typed(desk, id, NAME).timeline("kind, to_state, cause"))
                .contains("order.status cancelled " + reason);
    }

    private UUID bought(String customer) {
        UUID id = desk.confirmed();
        desk.update("""
                update orders
                set customer_id = $2, note = 'ring at ' || $3, shipping_address = (shipping_address::jsonb || jsonb_build_object('name', $3::text))::text
                where id = $1""", id, customer, NAME);
        return id;
    }

    private void erase(String customer) {
        desk.in(tx -> erasing.erase(tx, customer));
    }

    /** Tables in which the person is named anywhere. */
    private List<String> rowsThatName() {
        return desk.tables().stream()
                .filter(table -> Desk.await(database.first(
                                "select exists (select from " + table + " t where position($1 in t::text) > 0)",
                                row -> row.getBoolean(0),
                                NAME))
                        .orElseThrow())
                .toList();
    }

    private static Map<String, Object> cancel(UUID id, String key) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("reason", "gone"))
                .post("/api/v1/orders/{id}/cancel", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    private Order read(UUID id) {
        return Desk.await(orders.find(database, id)).orElseThrow();
    }
}
