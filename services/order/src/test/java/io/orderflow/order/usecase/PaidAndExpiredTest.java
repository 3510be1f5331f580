package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.domain.Order;
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
import io.smallrye.mutiny.Uni;
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
        assertThat(read(id).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isZero();
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
        assertThat(read(id).allocations())
                .extracting(held -> held.reservationId())
                .containsExactly("res-" + read(id).lines().getFirst().id());
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isZero();
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
        assertThat(read(id).cancelReason()).isEqualTo("reservation_expired");
        Eventually.holds(
                LIMIT,
                () -> assertThat(desk.state(Desk.key(id, Asks.CANCEL_PAYMENT))).isEqualTo("done"));
        assertThat(desk.asked(id, Asks.RELEASE_STOCK)).isOne();
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
        Eventually.holds(LIMIT, () -> assertThat(read(id).status()).isNotEqualTo(OrderStatus.PENDING));
        if (read(id).status() == OrderStatus.CANCELLED) {
            assertThat(desk.asked(id, Asks.CONFIRM_RESERVATIONS)).isZero();
            Eventually.holds(
                    LIMIT,
                    () -> assertThat(desk.state(Desk.key(id, Asks.CANCEL_PAYMENT)))
                            .isEqualTo("done"));
        } else {
            assertThat(read(id).status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isZero();
        }
        assertThat(desk.moves(id.toString(), "order.status", "confirmed")
                        + desk.moves(id.toString(), "order.status", "cancelled"))
                .isOne();
    }

    private void await(UUID id, OrderStatus status) {
        Eventually.holds(LIMIT, () -> assertThat(read(id).status()).isEqualTo(status));
    }

    private Order read(UUID id) {
        return Desk.await(find(id));
    }

    private Uni<Order> find(UUID id) {
        return orders.find(database, id).map(found -> found.orElseThrow());
    }
}
