package io.orderflow.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A cancellation that names its items, on real PostgreSQL: an order of two mugs. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class CancelItemsApiTest {

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    WriteOrder writing;

    @Test
    void cancelsTheOrderWhenEveryUnitIsNamed() {
        Order order = placed();

        cancel(order, units(mug(order), 2))
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("cancel_reason", equalTo("changed my mind"))
                .body("items[0].quantity", equalTo(2))
                .body("items[0].cancelled_quantity", equalTo(2));
        cancel(order, units(mug(order), 2)).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void changesNothingWhereItCannotDoWhatIsAsked() {
        Order order = placed();

        cancel(order, units(mug(order), 1)).statusCode(422).body("code", equalTo("partial_cancel_not_supported"));
        cancel(order, units(mug(order), 3)).statusCode(422).body("code", equalTo("quantity_exceeds_order"));
        cancel(order, units(mug(order), 1) + "," + units(mug(order), 2))
                .statusCode(422)
                .body("code", equalTo("quantity_exceeds_order"));
        cancel(order, units(UUID.randomUUID(), 1)).statusCode(422).body("code", equalTo("unknown_order_item"));

        Order after = find(order);
        assertThat(after.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(after.version()).isEqualTo(order.version());
    }

    @Test
    void namesWhatIsWrongWithTheItems() {
        Order order = placed();

        cancel(order, "").statusCode(400);
        cancel(order, units(mug(order), 0)).statusCode(400).body("errors[0].code", equalTo("min"));
        cancel(order, "{\"order_item_id\":\"mug\",\"quantity\":1}").statusCode(400);
        cancel(order, "{\"quantity\":1}").statusCode(400);
        cancel(order, "7").statusCode(400);
    }

    private static UUID mug(Order order) {
        return order.lines().getFirst().id();
    }

    private static String units(UUID item, long quantity) {
        return "{\"order_item_id\":\"" + item + "\",\"quantity\":" + quantity + "}";
    }

    private static ValidatableResponse cancel(Order order, String items) {
        return given().auth()
                .oauth2(Tokens.customer("customer-1"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"changed my mind\",\"items\":[" + items + "]}")
                .post("/api/v1/orders/" + order.id() + "/cancel")
                .then();
    }

    private Order placed() {
        Order order = AnyOrder.pending(Ids.next());
        database.inTransaction(
                        Cause.system("test"),
                        tx -> orders.nextNumber(tx).chain(number -> writing.place(tx, order.numbered(number))))
                .await()
                .atMost(Duration.ofSeconds(60));
        return order;
    }

    private Order find(Order order) {
        return orders.find(database, order.id())
                .await()
                .atMost(Duration.ofSeconds(60))
                .orElseThrow();
    }
}
