package io.orderflow.order.usecase.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.OrderBooks;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.jobs.OrderCleanup;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the cleanup of unpaid orders cancels, and what it leaves to others. */
@OrderTest
@Tag("X3.11")
class CleanupTest {

    private static final Payment CAPTURING = AnyOrder.payment("capture_pending", 0, 0, 0);

    @Inject
    Desk desk;

    @Inject
    OrderBooks books;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    HearOfPayment hearing;

    @Inject
    OrderCleanup job;

    @Test
    void cancelsEachMethodAfterItsOwnWindow() {
        UUID card = aged(PaymentMethod.CARD, Duration.ofMinutes(16));
        UUID youngCard = aged(PaymentMethod.CARD, Duration.ofMinutes(14));
        UUID transfer = aged(PaymentMethod.BANK_TRANSFER, Duration.ofHours(73));
        UUID youngTransfer = aged(PaymentMethod.BANK_TRANSFER, Duration.ofHours(71));
        UUID cash = aged(PaymentMethod.COD, Duration.ofHours(25));
        UUID youngCash = aged(PaymentMethod.COD, Duration.ofHours(23));
        Desk.await(job.run());
        assertThat(books.read(card).cancelReason()).isEqualTo("payment_window_expired");
        assertThat(books.read(transfer).cancelReason()).isEqualTo("payment_window_expired");
        assertThat(books.read(cash).cancelReason()).isEqualTo("cod_confirmation_window_expired");
        assertThat(new UUID[] {youngCard, youngTransfer, youngCash})
                .allSatisfy(young -> assertThat(books.read(young).status()).isEqualTo(OrderStatus.PENDING));
        for (UUID id : new UUID[] {card, transfer, cash}) {
            assertThat(books.asked(id, Asks.RELEASE_STOCK)).isOne();
            assertThat(books.asked(id, Asks.CANCEL_PAYMENT)).isOne();
        }
    }

    @Test
    @Tag("E9.5")
    void leavesAloneWhatIsPaidAndAboutToBeConfirmed() {
        UUID id = desk.authorized();
        desk.age(id, Duration.ofHours(1));
        Desk.await(job.run());
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.PENDING);
    }

    /** Staff capture by hand, and that is all that was heard of its money: nobody has asked yet for it to be confirmed. */
    @Test
    @Tag("E9.5")
    void leavesAloneWhatIsBeingCaptured() {
        UUID id = aged(PaymentMethod.CARD, Duration.ofHours(1));
        desk.hear(id, CAPTURING);
        assertThat(books.asked(id, Asks.CONFIRM_RESERVATIONS)).isZero();
        Desk.await(job.run());
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(books.asked(id, Asks.CANCEL_PAYMENT)).isZero();
    }

    /** Cancelled before anything was heard, or left alone; once all of its money is here it is confirmed, or that goes back. */
    @RepeatedTest(15)
    @Tag("E9.5")
    void eitherCancelsOrLeavesToItsConfirmationAnOrderThatIsCapturedAtTheSameMoment() {
        UUID id = aged(PaymentMethod.CARD, Duration.ofHours(1));
        Meeting.of(job::run, () -> hear(id, CAPTURING), () -> hear(id, Desk.CAPTURED), job::run);
        Desk.await(job.run());
        long confirming = books.asked(id, Asks.CONFIRM_RESERVATIONS);
        assertThat(books.read(id).status()).isEqualTo(confirming == 1 ? OrderStatus.PENDING : OrderStatus.CANCELLED);
        assertThat(books.asked(id, Asks.CANCEL_PAYMENT)).isEqualTo(1 - confirming);
        assertThat(books.read(id).payment().captured())
                .as("the news is kept either way")
                .isEqualTo(2400);
    }

    @Test
    @Tag("E9.5")
    void leavesAnOrderToWhoeverHasItAndComesBackForIt() {
        UUID id = aged(PaymentMethod.CARD, Duration.ofHours(1));
        desk.in(tx -> orders.lock(tx, id).chain(locked -> job.run()));
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.PENDING);
        Desk.await(job.run());
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    /** Either it is cancelled and the money that is heard of then goes back, or it is left to its confirmation. */
    @RepeatedTest(15)
    @Tag("E9.5")
    void eitherCancelsOrLeavesToItsConfirmationAnOrderThatIsAuthorizedAtTheSameMoment() {
        UUID id = aged(PaymentMethod.CARD, Duration.ofHours(1));
        Meeting.of(job::run, () -> hear(id, Desk.AUTHORIZED), job::run);
        Desk.await(job.run());
        long confirming = books.asked(id, Asks.CONFIRM_RESERVATIONS);
        assertThat(books.read(id).status()).isEqualTo(confirming == 1 ? OrderStatus.PENDING : OrderStatus.CANCELLED);
        assertThat(books.asked(id, Asks.CANCEL_PAYMENT)).isEqualTo(1 - confirming);
        assertThat(books.read(id).payment().authorizationId())
                .as("the news is kept either way")
                .isNotNull();
    }

    private Uni<Order> hear(UUID id, Payment news) {
        return database.inTransaction(
                Cause.system("payment"),
                tx -> orders.lock(tx, id).chain(order -> hearing.hear(tx, order.orElseThrow(), news, "news")));
    }

    private UUID aged(PaymentMethod method, Duration age) {
        UUID id = method == PaymentMethod.CARD ? desk.placed() : desk.cash(Duration.ofHours(1));
        desk.update(
                "update orders set payment_method = $2, payment_status = $3 where id = $1",
                id,
                method.code(),
                method.first().code());
        desk.age(id, age);
        return id;
    }
}
