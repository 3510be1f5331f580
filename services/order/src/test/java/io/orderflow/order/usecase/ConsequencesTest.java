package io.orderflow.order.usecase;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderBooks;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.contract.PublishedEvents;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
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

    @Inject
    OrderBooks books;

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    HearOfPayment hearing;

    @Inject
    CancelOrder cancelling;

    @Test
    @Tag("C1.1")
    @Tag("X3.2")
    void confirmsTheOrderWithItsEventsOrNotAtAll() {
        UUID id = desk.placed();
        desk.hear(id, Desk.AUTHORIZED);

        assertThat(failing(tx -> desk.confirm(tx, id))).isTrue();
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(books.events(id.toString(), "inventory.stock.committed")).isZero();

        desk.in(tx -> desk.confirm(tx, id));
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(books.events(id.toString(), "inventory.stock.committed")).isOne();
        assertThat(books.events(id.toString(), "orders.order.status_changed")).isEqualTo(2);
        assertThat(books.events(id.toString(), "orders.payment.capture_requested"))
                .isOne();
    }

    @Test
    @Tag("C1.1")
    void confirmsOnceUnderParallelRepeats() {
        UUID id = desk.placed();
        desk.hear(id, Desk.AUTHORIZED);

        parallel(8, () -> database.inTransaction(Cause.system("test"), tx -> desk.confirm(tx, id)));

        assertThat(books.read(id).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(books.events(id.toString(), "inventory.stock.committed")).isOne();
        assertThat(books.events(id.toString(), "orders.payment.capture_requested"))
                .isOne();
    }

    @Test
    void asksForTheConfirmationOfReservationsOnceThePaymentHolds() {
        UUID id = desk.placed();

        parallel(
                4,
                () -> database.inTransaction(
                        Cause.system("test"),
                        tx -> orders.lock(tx, id).chain(o -> hearing.hear(tx, o.get(), Desk.AUTHORIZED, "test"))));

        assertThat(books.asked(id)).containsExactly("confirm-reservations");
        assertThat(books.read(id).payment().authorizationId()).isEqualTo("auth-1");
    }

    @Test
    @Tag("M2.3")
    void leavesACancelledOrderCancelledWhenTheConfirmationComesLate() {
        UUID id = desk.placed();
        desk.hear(id, Desk.AUTHORIZED);
        desk.in(tx -> cancelling.cancel(tx, id, "changed my mind", order -> true));

        desk.in(tx -> desk.confirm(tx, id));

        assertThat(books.read(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(books.events(id.toString(), "inventory.stock.committed")).isZero();
    }

    @Test
    void cancelsAsOneActionAndOnlyOnce() {
        UUID id = desk.placed();

        parallel(
                6,
                () -> database.attempt(
                        Cause.system("test"), tx -> cancelling.cancel(tx, id, "changed my mind", order -> true)));

        assertThat(books.read(id).cancelReason()).isEqualTo("changed my mind");
        assertThat(books.asked(id)).containsExactlyInAnyOrder("release-stock", "cancel-payment");
        assertThat(books.events(id.toString(), "orders.order.status_changed")).isEqualTo(2);
    }

    @Test
    void refusesToCancelWhatTheCallerMayNotSee() {
        UUID id = desk.placed();

        var outcome = desk.in(tx -> cancelling.cancel(tx, id, "mine now", order -> false));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @Tag("M2.6")
    void publishesWhatTheSchemasSay() {
        UUID id = desk.placed();
        desk.hear(id, Desk.AUTHORIZED);
        desk.in(tx -> desk.confirm(tx, id));
        desk.in(tx -> cancelling.cancel(tx, id, "changed my mind", order -> true));

        assertThat(PublishedEvents.conform())
                .containsExactlyInAnyOrder(
                        "orders.order.status_changed", "orders.payment.capture_requested", "inventory.stock.committed");
    }

    @Test
    void isCancelledWithItsStockWhenAnOperatorVoidsItsPayment() {
        UUID id = desk.placed();
        desk.hear(id, Desk.AUTHORIZED);
        desk.in(tx -> desk.confirm(tx, id));

        desk.hear(id, payment("voided", 2400, 0, 0));

        assertThat(books.read(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(books.asked(id)).contains("release-stock");
    }

    @Test
    @Tag("C1.2")
    void becomesPaidWhenCapturedAndRefundedWhenTheMoneyOfACancelledOrderIsBack() {
        UUID id = desk.placed();
        desk.hear(id, Desk.AUTHORIZED);
        desk.in(tx -> desk.confirm(tx, id));
        desk.hear(id, Desk.CAPTURED);
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.PAID);

        desk.in(tx -> cancelling.cancel(tx, id, "late regret", order -> true));
        desk.hear(id, payment("refunded", 2400, 2400, 2400));

        assertThat(books.read(id).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(books.read(id).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(books.read(id).cancelReason()).isEqualTo("late regret");
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
