package io.orderflow.order.usecase.goods;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.News;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.jobs.AutoComplete;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** News of the goods of an order of two mugs comes at the moment when something else happens to it. */
@OrderTest
@Tag("E9.5")
class GoodsRaceTest {

    private static final int ROUNDS = 10;

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Inbox inbox;

    @Inject
    AutoComplete completing;

    private final UUID north = Ids.next();
    private final UUID south = Ids.next();

    @RepeatedTest(ROUNDS)
    @Tag("T5.1")
    void countsEachUnitOnceWhenAllNewsOfAnOrderComesAtOnce() {
        UUID id = desk.confirmed();
        News news = desk.news(id);
        UUID parcel = Ids.next();
        var shipped = news.fulfillment(north, 7, "shipped", 1);
        var delivered = news.delivered(parcel, north, 1);
        Meeting.of(
                () -> hear(shipped),
                () -> hear(shipped),
                () -> hear(news.fulfillment(south, 7, "shipped", 1)),
                () -> hear(news.fulfillment(north, 3, "picking", 1)),
                () -> hear(delivered),
                () -> hear(news.delivered(parcel, north, 1)));
        assertThat(desk.goods(id)).isEqualTo("shipped 2 1");
        assertThat(desk.moves(id.toString(), "order.status", "shipped")).isOne();
        assertThat(desk.moves(id.toString(), "order.parcel", "delivered")).isOne();
    }

    /** The unit that has not left yet is cancelled, or leaves; never both. */
    @RepeatedTest(ROUNDS)
    void shipsOrCancelsTheLastUnit() {
        UUID id = desk.confirmed();
        News news = desk.news(id);
        Desk.await(hear(news.fulfillment(north, 7, "shipped", 1)));
        var last = news.fulfillment(south, 7, "shipped", 1);
        Meeting.of(() -> hear(last), () -> database.inTransaction(Cause.system("buyer"), tx -> desk.halve(tx, id)));
        assertThat(desk.goods(id)).isEqualTo(desk.units(id) == 2 ? "shipped 2 0" : "shipped 1 0");
    }

    @RepeatedTest(ROUNDS)
    @Tag("C1.15")
    void isDeliveredBeforeItIsCompletedOrNotAtAllWhileItsLastUnitIsCancelled() {
        UUID id = desk.confirmed();
        News news = desk.news(id);
        desk.hear(id, Desk.CAPTURED);
        Desk.await(hear(news.fulfillment(north, 7, "shipped", 1)));
        desk.update("update completion_due set due_at = now() - interval '1 minute' where order_id = $1", id);
        Meeting.of(
                () -> hear(news.delivered(Ids.next(), north, 1)),
                completing::run,
                () -> database.inTransaction(Cause.system("buyer"), tx -> desk.halve(tx, id)));
        assertThat(desk.goods(id)).isIn("delivered 1 1", "completed 1 1");
        assertThat(desk.units(id)).isOne();
    }

    /** Whoever is first: an order that is completed stays so, and one that is astray is not completed. */
    @RepeatedTest(ROUNDS)
    @Tag("C1.15")
    void completesNoOrderOnceAParcelOfItIsKnownToBeAstray() {
        UUID id = desk.confirmed();
        News news = desk.news(id);
        desk.hear(id, Desk.CAPTURED);
        Desk.await(hear(news.fulfillment(north, 7, "shipped", 2)));
        desk.update("update completion_due set due_at = now() - interval '1 minute' where order_id = $1", id);
        Meeting.of(() -> hear(news.astray(Ids.next(), north, "lost")), completing::run);
        assertThat(desk.moves(id.toString(), "order.parcel", "lost")).isOne();
        assertThat(desk.goods(id)).isIn("shipped 2 0", "completed 2 0");
        assertThat(desk.update("delete from completion_due where order_id = $1", id))
                .isZero();
    }

    private Uni<?> hear(Event<?> event) {
        return inbox.receive(event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event));
    }
}
