package io.orderflow.order.usecase.cancellation;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.ConfirmOrder;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.schemas.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** One of the two mugs of an order is cancelled while something else happens to it; whoever comes first, it comes out alike. */
@OrderTest
class PartialCancelRaceTest {

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    ConfirmOrder confirming;

    @Inject
    HearOfPayment hearing;

    @RepeatedTest(8)
    @Tag("C1.7")
    @Tag("INV-O4")
    void isConfirmedWithWhatIsLeftThoughTheWarehouseAnswersWithWhatWasHeldBefore() {
        UUID id = desk.authorized();
        List<Allocated> before = find(id).allocations();
        atOnce(tx -> confirming.reservationsConfirmed(tx, id, before), tx -> desk.halve(tx, id));

        Order order = find(id);
        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.totals().grand()).isEqualTo(1200);
        assertThat(order.allocations()).singleElement().satisfies(held -> {
            assertThat(held.quantity()).isEqualTo(1);
            assertThat(held.reservationId()).isEqualTo(before.getFirst().reservationId());
        });
        assertThat(desk.events(id.toString(), Topics.INVENTORY_STOCK_COMMITTED)).isEqualTo(1);
        assertThat(desk.asked(id, Asks.LOWER_STOCK)).isEqualTo(1);
        assertThat(desk.asked(id, Asks.LOWER_PAYMENT)).isEqualTo(1);
    }

    @RepeatedTest(8)
    @Tag("INV-M1")
    void knowsWhatWasCapturedAndThenGaveBackTheDifference() {
        UUID id = desk.confirmed();
        atOnce(
                tx -> orders.lock(tx, id)
                        .chain(order -> hearing.hear(tx, order.orElseThrow(), Desk.CAPTURED, "captured")),
                tx -> desk.halve(tx, id));
        assertThat(find(id).payment().captured()).isEqualTo(2400);
        assertThat(find(id).status()).isEqualTo(OrderStatus.PAID);

        desk.hear(id, payment("partially_refunded", 2400, 2400, 1200));
        Order order = find(id);
        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(order.isCaptured()).isTrue();
    }

    /** The refund may be heard of before the capture that it follows. */
    @RepeatedTest(2)
    @Tag("M2.3")
    void becomesPaidByTheRefundOfTheDifferenceToo() {
        UUID id = desk.confirmed();
        desk.in(tx -> desk.halve(tx, id));
        desk.hear(id, payment("partially_refunded", 2400, 2400, 1200));
        desk.hear(id, Desk.CAPTURED);

        assertThat(find(id).status()).isEqualTo(OrderStatus.PAID);
    }

    @RepeatedTest(8)
    void endsCancelledWhenTheWholeIsCancelledAsWell() {
        UUID id = desk.authorized();
        atOnce(tx -> desk.cancel(tx, id), tx -> desk.halve(tx, id), tx -> desk.halve(tx, id));

        assertThat(find(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(desk.moves(id.toString(), "order.status", "cancelled")).isEqualTo(1);
        assertThat(desk.asked(id, Asks.RELEASE_STOCK)).isEqualTo(1);
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isEqualTo(1);
    }

    @SafeVarargs
    private void atOnce(Function<Tx, Uni<?>>... works) {
        Desk.await(Uni.join()
                .all(Stream.of(works)
                        .map(work -> database.inTransaction(
                                Cause.system("test"), tx -> work.apply(tx).replaceWithVoid()))
                        .toList())
                .andFailFast());
    }

    private Order find(UUID id) {
        return Desk.await(orders.find(database, id)).orElseThrow();
    }
}
