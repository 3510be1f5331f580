package io.orderflow.order.usecase;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.contract.PublishedEvents;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What follows from what an order hears, on real PostgreSQL and without any neighbour. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class ConsequencesTest {

    private static final Payment AUTHORIZED = payment("authorized", 2400, 0, 0);
    private static final Payment CAPTURED = payment("captured", 2400, 2400, 0);

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    WriteOrder writing;

    @Inject
    HearOfPayment hearing;

    @Inject
    ConfirmOrder confirming;

    @Inject
    CancelOrder cancelling;

    @Test
    @Tag("C1.1")
    @Tag("X3.2")
    void confirmsTheOrderWithItsEventsOrNotAtAll() {
        UUID id = placed();
        hear(id, AUTHORIZED);

        assertThat(failing(tx -> confirm(tx, id))).isTrue();
        assertThat(read(id).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(events(id, "inventory.stock.committed")).isZero();

        in(tx -> confirm(tx, id));
        assertThat(read(id).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(events(id, "inventory.stock.committed")).isOne();
        assertThat(events(id, "orders.order.status_changed")).isEqualTo(2);
        assertThat(events(id, "orders.payment.capture_requested")).isOne();
    }

    @Test
    @Tag("C1.1")
    void confirmsOnceUnderParallelRepeats() {
        UUID id = placed();
        hear(id, AUTHORIZED);

        parallel(8, () -> database.inTransaction(Cause.system("test"), tx -> confirm(tx, id)));

        assertThat(read(id).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(events(id, "inventory.stock.committed")).isOne();
        assertThat(events(id, "orders.payment.capture_requested")).isOne();
    }

    @Test
    void asksForTheConfirmationOfReservationsOnceThePaymentHolds() {
        UUID id = placed();

        parallel(
                4,
                () -> database.inTransaction(
                        Cause.system("test"),
                        tx -> orders.lock(tx, id).chain(o -> hearing.hear(tx, o.get(), AUTHORIZED, "test"))));

        assertThat(operations(id)).containsExactly("confirm-reservations");
        assertThat(read(id).payment().authorizationId()).isEqualTo("auth-1");
    }

    @Test
    @Tag("M2.3")
    void leavesACancelledOrderCancelledWhenTheConfirmationComesLate() {
        UUID id = placed();
        hear(id, AUTHORIZED);
        in(tx -> cancelling.cancel(tx, id, "changed my mind", order -> true));

        in(tx -> confirm(tx, id));

        assertThat(read(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(events(id, "inventory.stock.committed")).isZero();
    }

    @Test
    void cancelsAsOneActionAndOnlyOnce() {
        UUID id = placed();

        parallel(
                6,
                () -> database.attempt(
                        Cause.system("test"), tx -> cancelling.cancel(tx, id, "changed my mind", order -> true)));

        assertThat(read(id).cancelReason()).isEqualTo("changed my mind");
        assertThat(operations(id)).containsExactlyInAnyOrder("release-stock", "cancel-payment");
        assertThat(events(id, "orders.order.status_changed")).isEqualTo(2);
    }

    @Test
    void refusesToCancelWhatTheCallerMayNotSee() {
        UUID id = placed();

        var outcome = in(tx -> cancelling.cancel(tx, id, "mine now", order -> false));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(read(id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @Tag("M2.6")
    void publishesWhatTheSchemasSay() {
        UUID id = placed();
        hear(id, AUTHORIZED);
        in(tx -> confirm(tx, id));
        in(tx -> cancelling.cancel(tx, id, "changed my mind", order -> true));

        assertThat(PublishedEvents.conform())
                .containsExactlyInAnyOrder(
                        "orders.order.status_changed", "orders.payment.capture_requested", "inventory.stock.committed");
    }

    @Test
    void isCancelledWithItsStockWhenAnOperatorVoidsItsPayment() {
        UUID id = placed();
        hear(id, AUTHORIZED);
        in(tx -> confirm(tx, id));

        hear(id, payment("voided", 2400, 0, 0));

        assertThat(read(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(operations(id)).contains("release-stock");
    }

    @Test
    @Tag("C1.2")
    void becomesPaidWhenCapturedAndRefundedWhenTheMoneyOfACancelledOrderIsBack() {
        UUID id = placed();
        hear(id, AUTHORIZED);
        in(tx -> confirm(tx, id));
        hear(id, CAPTURED);
        assertThat(read(id).status()).isEqualTo(OrderStatus.PAID);

        in(tx -> cancelling.cancel(tx, id, "late regret", order -> true));
        hear(id, payment("refunded", 2400, 2400, 2400));

        assertThat(read(id).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(read(id).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(read(id).cancelReason()).isEqualTo("late regret");
    }

    private Uni<Void> confirm(Tx tx, UUID id) {
        return orders.lock(tx, id)
                .chain(order -> confirming.reservationsConfirmed(
                        tx, id, order.orElseThrow().allocations()));
    }

    private UUID placed() {
        UUID id = Ids.next();
        in(tx -> orders.nextNumber(tx)
                .chain(number -> writing.place(tx, AnyOrder.pending(id).numbered(number))));
        return id;
    }

    private void hear(UUID id, Payment news) {
        in(tx -> orders.lock(tx, id).chain(order -> hearing.hear(tx, order.orElseThrow(), news, "test")));
    }

    private Order read(UUID id) {
        return orders.find(database, id).await().atMost(Duration.ofSeconds(60)).orElseThrow();
    }

    private long events(UUID id, String topic) {
        return database.first(
                        "select count(*) from outbox where aggregate_id = $1 and topic = $2",
                        row -> row.getLong(0),
                        id.toString(),
                        topic)
                .await()
                .atMost(Duration.ofSeconds(60))
                .orElseThrow();
    }

    private List<String> operations(UUID id) {
        return database.list("select kind from operation where subject = $1", row -> row.getString(0), id.toString())
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private <T> T in(Function<Tx, Uni<T>> work) {
        return database.inTransaction(Cause.system("test"), work).await().atMost(Duration.ofSeconds(60));
    }

    /** Does the work and then dies before the commit. */
    private boolean failing(Function<Tx, Uni<Void>> work) {
        return database.inTransaction(
                        Cause.system("test"),
                        tx -> work.apply(tx)
                                .chain(() -> Uni.createFrom().<Boolean>failure(new IllegalStateException("crash"))))
                .onFailure()
                .recoverWithItem(true)
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private static void parallel(int times, java.util.function.Supplier<Uni<?>> work) {
        CompletableFuture.allOf(IntStream.range(0, times)
                        .mapToObj(i -> work.get().subscribeAsCompletionStage())
                        .toArray(CompletableFuture[]::new))
                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }
}
