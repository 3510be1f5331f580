package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.desk.OrderBooks;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.cancellation.ExpireOrder;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.saga.ForeignSystems.Fault;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stock of an order expires while its payment arrives: it is had again, or the money goes back. */
@NeighbourlyTest
@Tag("E9.1")
class PaidAndExpiredTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Inject
    OrderBooks books;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    ExpireOrder expiring;

    @Inject
    HearOfPayment hearing;

    @BeforeEach
    void behave() {
        neighbours.systems().behave();
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(Mode.WELL);
        neighbours.operations(Asks.CANCEL_PAYMENT).set(Mode.WELL);
    }

    @Test
    @Tag("C1.7")
    @Tag("C1.10")
    void leavesAnOrderThatIsBeingConfirmedToItsConfirmation() {
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(Mode.DOWN);
        UUID id = desk.authorized();
        Handled handled = desk.in(tx -> expiring.expire(tx, id.toString()));
        assertThat(handled).isInstanceOf(Handled.Ignored.class);
        assertThat(books.read(id).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(books.asked(id, Asks.CANCEL_PAYMENT)).isZero();
    }

    @Test
    @Tag("C1.7")
    void reservesAgainWhatIsGoneAndConfirmsTheOrder() {
        UUID id = desk.placed();
        neighbours.lapse(id);
        desk.hear(id, Desk.AUTHORIZED);
        desk.in(tx -> expiring.expire(tx, id.toString()));
        await(id, OrderStatus.CONFIRMED);
        assertThat(neighbours.systems().keys(id.toString(), Neighbours.RESERVE))
                .containsExactly(Desk.key(id, Asks.CONFIRM_RESERVATIONS) + ":again");
        assertThat(books.read(id).allocations())
                .extracting(held -> held.reservationId())
                .containsExactly("res-" + books.read(id).lines().getFirst().id());
        assertThat(books.asked(id, Asks.CANCEL_PAYMENT)).isZero();
    }

    @Test
    @Tag("C1.7")
    @Tag("M2.2")
    void cancelsAndGivesTheMoneyBackWhenItCannotBeHadAgain() {
        UUID id = desk.placed();
        neighbours.lapse(id);
        neighbours.systems().disturb(Neighbours.RESERVE, Fault.REFUSES);
        desk.hear(id, Desk.AUTHORIZED);
        await(id, OrderStatus.CANCELLED);
        assertThat(books.read(id).cancelReason()).isEqualTo("reservation_expired");
        Eventually.holds(
                LIMIT,
                () -> assertThat(books.state(Desk.key(id, Asks.CANCEL_PAYMENT))).isEqualTo("done"));
        assertThat(books.asked(id, Asks.RELEASE_STOCK)).isOne();
    }

    /** Whoever has the order first decides; nothing is confirmed and cancelled, and nothing is kept of what is cancelled. */
    @RepeatedTest(15)
    @Tag("C1.10")
    @Tag("E9.5")
    void endsConfirmedOrCancelledWithItsMoneyBackWhenBothArriveTogether() {
        UUID id = desk.placed();
        neighbours.lapse(id);
        Meeting.of(
                () -> database.inTransaction(Cause.system("expiry"), tx -> expiring.expire(tx, id.toString())),
                () -> database.inTransaction(
                        Cause.system("payment"),
                        tx -> orders.lock(tx, id)
                                .chain(order -> hearing.hear(tx, order.orElseThrow(), Desk.AUTHORIZED, "authorized"))),
                () -> database.inTransaction(Cause.system("expiry"), tx -> expiring.expire(tx, id.toString())));
        Eventually.holds(LIMIT, () -> assertThat(books.read(id).status()).isNotEqualTo(OrderStatus.PENDING));
        if (books.read(id).status() == OrderStatus.CANCELLED) {
            assertThat(books.asked(id, Asks.CONFIRM_RESERVATIONS)).isZero();
            Eventually.holds(
                    LIMIT,
                    () -> assertThat(books.state(Desk.key(id, Asks.CANCEL_PAYMENT)))
                            .isEqualTo("done"));
        } else {
            assertThat(books.read(id).status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(books.asked(id, Asks.CANCEL_PAYMENT)).isZero();
        }
        assertThat(books.moves(id.toString(), "order.status", "confirmed")
                        + books.moves(id.toString(), "order.status", "cancelled"))
                .isOne();
    }

    private void await(UUID id, OrderStatus status) {
        Eventually.holds(LIMIT, () -> assertThat(books.read(id).status()).isEqualTo(status));
    }
}
