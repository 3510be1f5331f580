package io.orderflow.order.usecase;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What is heard of a payment moves the order, its payment status and what they tell others as one, and only forward. */
@OrderTest
class PaymentMovesTest {

    private static final Payment FAILED = payment("failed", 0, 0, 0);
    private static final Payment REFUNDED = payment("refunded", 2400, 2400, 2400);

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    HearOfPayment hearing;

    @Inject
    Inbox inbox;

    /** @param status and payment status that the news leads to @param asked kinds of operations that it leads to */
    private record News(String name, UUID order, Payment payment, String status, List<String> asked) {}

    @TestFactory
    @Tag("C1.2")
    Stream<DynamicTest> movesTheOrderWithItsPaymentStatusOrNeitherWhenItDiesBeforeTheCommit() {
        return Stream.of(
                        new News(
                                "authorized",
                                desk.placed(),
                                Desk.AUTHORIZED,
                                "pending authorized",
                                List.of("confirm-reservations")),
                        new News("captured", desk.confirmed(), Desk.CAPTURED, "paid paid", List.of()),
                        new News(
                                "failed",
                                desk.placed(),
                                FAILED,
                                "cancelled failed",
                                List.of("cancel-payment", "release-stock")),
                        new News("refunded", desk.regretted(), REFUNDED, "refunded refunded", List.of()))
                .map(news -> DynamicTest.dynamicTest(news.name(), () -> prove(news)));
    }

    private void prove(News news) {
        String id = news.order().toString();
        String before = desk.standing(id);
        long told = told(id);
        List<String> asked = asked(id);

        diesBeforeTheCommit(tx -> hear(tx, news));
        assertThat(desk.standing(id)).isEqualTo(before);
        assertThat(told(id)).isEqualTo(told);
        assertThat(asked(id)).isEqualTo(asked);

        desk.in(tx -> hear(tx, news));
        assertThat(desk.standing(id)).startsWith(news.status());
        boolean moved = !before.startsWith(news.status().split(" ")[0] + " ");
        assertThat(told(id) - told).as("status_changed").isEqualTo(moved ? 1 : 0);
        assertThat(asked(id))
                .containsAll(asked)
                .containsAll(news.asked())
                .hasSize(asked.size() + news.asked().size());
    }

    @TestFactory
    @Tag("M2.3")
    Stream<DynamicTest> endsRefundedInWhateverOrderTheEventsOfACancelledOrderArrive() {
        return IntStream.range(0, 6)
                .mapToObj(order -> DynamicTest.dynamicTest(String.valueOf(order), () -> {
                    UUID id = desk.confirmed();
                    desk.in(tx -> desk.cancel(tx, id));
                    var story = new PaymentStory(id);
                    PaymentStory.mixed(List.of(story.authorized(1), story.captured(2), story.refunded(3, 2400, 2400)))
                            .get(order)
                            .forEach(event -> PaymentStory.deliver(inbox, event));

                    assertThat(desk.standing(id.toString())).matches("refunded refunded \\d+ refunded 2400 2400 2400");
                    assertThat(desk.moves(id.toString(), "order.status", "cancelled"))
                            .isOne();
                    assertThat(desk.moves(id.toString(), "order.status", "refunded"))
                            .isOne();
                }));
    }

    private Uni<Void> hear(Tx tx, News news) {
        return orders.lock(tx, news.order())
                .chain(order -> hearing.hear(tx, order.orElseThrow(), news.payment(), "test"))
                .replaceWithVoid();
    }

    private void diesBeforeTheCommit(Function<Tx, Uni<Void>> work) {
        boolean died = Desk.await(database.inTransaction(
                        Cause.system("test"),
                        tx -> work.apply(tx)
                                .chain(() -> Uni.createFrom().<Boolean>failure(new IllegalStateException("crash"))))
                .onFailure(IllegalStateException.class)
                .recoverWithItem(true));
        assertThat(died).isTrue();
    }

    private long told(String order) {
        return Desk.await(database.first(
                        "select count(*) from (select aggregate_id, topic from outbox union all select aggregate_id, topic from outbox_sent) e"
                                + " where aggregate_id = $1 and topic = 'orders.order.status_changed'",
                        row -> row.getLong(0),
                        order))
                .orElseThrow();
    }

    private List<String> asked(String order) {
        return Desk.await(database.list(
                "select kind from operation where subject = $1 order by kind", row -> row.getString(0), order));
    }
}
