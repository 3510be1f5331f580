package io.orderflow.order.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.News;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.jobs.AutoComplete;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.hold.PlaceHold;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What buyers and staff see of the goods of an order over HTTP, and that they can accept it. */
@OrderTest
class AcceptOrderTest {

    @Inject
    Desk desk;

    @Inject
    Inbox inbox;

    @Inject
    PlaceHold holding;

    @Inject
    AutoComplete job;

    @Test
    @Tag("C1.15")
    void completesAnOrderThatIsPaidOnceAndAnswersARepeatAlike() {
        UUID id = shipped();
        desk.hear(id, Desk.CAPTURED);
        complete(id, Tokens.customer("customer-1")).statusCode(200).body("status", equalTo("completed"));
        complete(id, Tokens.staff()).statusCode(200).body("status", equalTo("completed"));
        Assertions.assertThat(desk.moves(id.toString(), "order.status", "completed"))
                .isOne();
        Assertions.assertThat(desk.update("delete from completion_due where order_id = $1", id))
                .isZero();
    }

    @Test
    @Tag("E9.6")
    void capturesFirstAndCompletesByItselfOnceTheMoneyIsThere() {
        UUID id = shipped();
        complete(id, Tokens.staff())
                .statusCode(200)
                .body("status", equalTo("shipped"))
                .body("payment_status", equalTo("capture_pending"));
        Assertions.assertThat(desk.asked(id, Asks.CAPTURE_PAYMENT)).isOne();
        desk.hear(id, Desk.CAPTURED);
        Desk.await(job.run());
        Assertions.assertThat(desk.goods(id)).isEqualTo("completed 2 0");
    }

    /** The buyer has said that it is over; only its money was not there. */
    @ParameterizedTest
    @ValueSource(strings = {"delivered", "one of two delivered", "completed", "lost"})
    @Tag("C1.15")
    @Tag("E9.6")
    void staysAcceptedWhateverIsHeardOfItsGoodsBeforeItsMoneyIsThere(String heard) {
        UUID id = shipped();
        complete(id, Tokens.staff()).statusCode(200).body("status", equalTo("shipped"));
        News news = desk.news(id);
        hear(
                switch (heard) {
                    case "delivered" -> news.delivered(Ids.next(), fulfillment(id), 2);
                    case "one of two delivered" -> news.delivered(Ids.next(), fulfillment(id), 1);
                    case "completed" -> news.fulfillment(fulfillment(id), 8, "completed", 2);
                    default -> news.astray(Ids.next(), fulfillment(id), heard);
                });
        desk.hear(id, Desk.CAPTURED);
        Desk.await(job.run());
        Assertions.assertThat(desk.goods(id)).startsWith("completed 2");
    }

    @Test
    @Tag("C1.15")
    void staysAcceptedWhileItComesBackForItsMoney() {
        UUID id = shipped();
        complete(id, Tokens.staff()).statusCode(200).body("status", equalTo("shipped"));
        Desk.await(job.run());
        Assertions.assertThat(desk.goods(id)).isEqualTo("shipped 2 0");
        hear(desk.news(id).astray(Ids.next(), fulfillment(id), "lost"));
        desk.hear(id, Desk.CAPTURED);
        Desk.await(job.run());
        Assertions.assertThat(desk.goods(id)).as("it comes back later").isEqualTo("shipped 2 0");
        Assertions.assertThat(desk.update("update completion_due set due_at = now() where order_id = $1", id))
                .isOne();
        Desk.await(job.run());
        Assertions.assertThat(desk.goods(id)).isEqualTo("completed 2 0");
    }

    private UUID fulfillment(UUID id) {
        return UUID.fromString(desk.list("select fulfillment_id::text from fulfillment_news where order_id = $1", id)
                .getFirst());
    }

    @Test
    @Tag("C1.5")
    void completesNoOrderWhoseCashIsNotCollected() {
        UUID id = desk.confirmedCash();
        hear(desk.news(id).fulfillment(Ids.next(), 7, "shipped", 2));
        complete(id, Tokens.staff()).statusCode(409).body("code", equalTo("payment_not_captured"));
        Assertions.assertThat(desk.goods(id)).isEqualTo("shipped 2 0");
    }

    @Test
    void completesNoOrderThatIsOnHoldOrSomebodyElses() {
        UUID id = shipped();
        desk.hear(id, Desk.CAPTURED);
        complete(id, Tokens.customer("somebody")).statusCode(404);
        desk.in(tx -> holding.place(tx, id, HoldKind.FRAUD, "looks odd"));
        complete(id, Tokens.staff()).statusCode(409).body("code", equalTo("order_on_hold"));
        Assertions.assertThat(desk.goods(id)).isEqualTo("shipped 2 0");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "CONFIRMED", "PROCESSING", "PARTIALLY_SHIPPED", "CANCELLED", "REFUNDED"})
    void completesNoOrderThatHasNotShipped(OrderStatus status) {
        UUID id = desk.placed();
        desk.update("update orders set status = $2 where id = $1", id, status.code());
        complete(id, Tokens.staff()).statusCode(409).body("code", equalTo("illegal_transition"));
        desk.update("update orders set status = 'pending' where id = $1", id);
    }

    @Test
    void showsWhatIsHeardOfFulfillmentsAndParcels() {
        UUID id = desk.confirmed();
        UUID north = Ids.next();
        UUID parcel = Ids.next();
        read(id).body("fulfillments", hasSize(0)).body("items[0].shipped_quantity", equalTo(0));
        hear(desk.news(id).fulfillment(north, 7, "shipped", 1));
        hear(desk.news(id).delivered(parcel, north, 1));
        UUID south = Ids.next();
        hear(desk.news(id).astray(Ids.next(), south, "lost"));
        read(id).body("status", equalTo("partially_shipped"))
                .body("items[0].status", equalTo("partially_shipped"))
                .body("items[0].shipped_quantity", equalTo(1))
                .body("items[0].delivered_quantity", equalTo(1))
                .body("fulfillments", hasSize(2))
                .body("fulfillments[0].id", equalTo(north.toString()))
                .body("fulfillments[0].status", equalTo("shipped"))
                .body("fulfillments[0].lines[0].quantity", equalTo(1))
                .body("fulfillments[0].shipments[0].id", equalTo(parcel.toString()))
                .body("fulfillments[0].shipments[0].status", equalTo("delivered"))
                .body("fulfillments[0].shipments[0].lines[0].quantity", equalTo(1))
                .body("fulfillments[1].id", equalTo(south.toString()))
                .body("fulfillments[1].status", nullValue())
                .body("fulfillments[1].shipments[0].status", equalTo("lost"));
        given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/orders?status=partially_shipped")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + id + "' }.fulfillments", hasSize(2));
    }

    @Test
    void showsFulfillmentsBeforeAnybodyHasPickedThem() {
        UUID id = desk.confirmed();
        UUID north = Ids.next();
        hear(desk.news(id).fulfillment(north, 1, "pending", 2));
        read(id).body("status", equalTo("confirmed"))
                .body("fulfillments", hasSize(1))
                .body("fulfillments[0].id", equalTo(north.toString()))
                .body("fulfillments[0].status", equalTo("pending"))
                .body("fulfillments[0].lines[0].quantity", equalTo(2));
    }

    private UUID shipped() {
        UUID id = desk.confirmed();
        hear(desk.news(id).fulfillment(Ids.next(), 7, "shipped", 2));
        return id;
    }

    private void hear(Event<?> event) {
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }

    private static ValidatableResponse read(UUID id) {
        return given().auth().oauth2(Tokens.staff()).get("/api/v1/orders/" + id).then();
    }

    private static ValidatableResponse complete(UUID id, String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/orders/" + id + "/complete")
                .then();
    }
}
