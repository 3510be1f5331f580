package io.orderflow.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.persistence.Orders;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cancellation that names its items, on real PostgreSQL: an order of some mugs, twelve dollars each with tax. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class CancelItemsApiTest {

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Test
    void cancelsTheOrderWhenEveryUnitIsNamed() {
        Order order = desk.placed(2);

        cancel(order, units(mug(order), 2))
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("cancel_reason", equalTo("changed my mind"))
                .body("items[0].quantity", equalTo(2))
                .body("items[0].cancelled_quantity", equalTo(2));
        cancel(order, units(mug(order), 2)).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void cancelsAPartAndRecalculatesTheRest() {
        Order order = desk.placed(5);

        cancel(order, units(mug(order), 2))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("status", equalTo("pending"))
                .body("cancel_reason", nullValue())
                .body("items[0].quantity", equalTo(5))
                .body("items[0].cancelled_quantity", equalTo(2))
                .body("items[0].status", equalTo("reserved"))
                .body("items[0].tax.amount", equalTo(600))
                .body("items[0].total.amount", equalTo(3600))
                .body("items[0].allocations[0].quantity", equalTo(3))
                .body("totals.subtotal.amount", equalTo(3000))
                .body("totals.tax.amount", equalTo(600))
                .body("totals.grand.amount", equalTo(3600));

        assertThat(timeline(order)).containsExactly("order.status null pending", "order.units 5 3");
        assertThat(asked(order)).containsExactlyInAnyOrder("lower-payment", "lower-stock");
        assertThat(published(order)).isEqualTo(1);
        assertThat(find(order).asked()).isEqualTo(6000);
    }

    @Test
    void isCancelledOnceTheLastPartIs() {
        Order order = desk.placed(2);
        cancel(order, units(mug(order), 1)).statusCode(200).body("items[0].cancelled_quantity", equalTo(1));
        cancel(order, units(mug(order), 1))
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("items[0].cancelled_quantity", equalTo(2))
                .body("items[0].status", equalTo("cancelled"));
        cancel(order, units(mug(order), 1)).statusCode(200).body("version", equalTo(3));

        assertThat(asked(order)).contains("cancel-payment", "release-stock");
        assertThat(published(order)).isEqualTo(2);
    }

    @Test
    void countsEachUnitOnceThoughRequestsMeet() throws Exception {
        Order order = desk.placed(100);
        List<Callable<Integer>> calls = IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Integer>) () ->
                        cancel(order, units(mug(order), 1 + i % 3)).extract().statusCode())
                .toList();
        try (var callers = Executors.newFixedThreadPool(calls.size())) {
            for (var status : callers.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        Order after = find(order);
        assertThat(after.lines().getFirst().cancelled()).isEqualTo(24);
        assertThat(after.allocations().getFirst().quantity()).isEqualTo(76);
        assertThat(after.totals().grand()).isEqualTo(76 * 1200);
        assertThat(after.version()).isEqualTo(13);
    }

    @Test
    void neverCancelsMoreThanThereIsThoughRequestsMeet() throws Exception {
        Order order = desk.placed(10);
        List<Callable<Integer>> calls = IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Integer>)
                        () -> cancel(order, units(mug(order), 3)).extract().statusCode())
                .toList();
        try (var callers = Executors.newFixedThreadPool(calls.size())) {
            var statuses = new ArrayList<Integer>();
            for (var status : callers.invokeAll(calls)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsOnly(200, 422);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(3);
        }
        assertThat(find(order).lines().getFirst().cancelled()).isEqualTo(9);
    }

    @Test
    void countsARepeatedKeyOnceAndAnotherVersionNotAtAll() {
        Order order = desk.placed(5);
        String key = UUID.randomUUID().toString();
        cancel(order, key, null, units(mug(order), 1)).statusCode(200);
        cancel(order, key, null, units(mug(order), 1)).statusCode(200).header("Idempotent-Replayed", "true");
        cancel(order, key, null, units(mug(order), 2)).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        cancel(order, UUID.randomUUID().toString(), "\"1\"", units(mug(order), 1))
                .statusCode(412)
                .body("code", equalTo("version_conflict"));
        cancel(order, UUID.randomUUID().toString(), "\"2\"", units(mug(order), 1))
                .statusCode(200);

        assertThat(find(order).lines().getFirst().cancelled()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "partially_shipped"})
    void cancelsWhatHasNotShippedOfAnOrderThatIsBeingPicked(String status) {
        Order order = desk.placed(2);
        database.update("update orders set status = $2 where id = $1", order.id(), status)
                .await()
                .atMost(Duration.ofSeconds(60));

        cancel(order, units(mug(order), 1)).statusCode(200).body("items[0].cancelled_quantity", equalTo(1));
        assertThat(find(order).status().code()).isEqualTo(status);
    }

    @Test
    void doesNotTellByAVersionThatThereIsAnOrderOfSomebodyElse() {
        given().auth()
                .oauth2(Tokens.customer("customer-2"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .header("If-Match", "\"999\"")
                .body("{\"reason\":\"not mine\"}")
                .post("/api/v1/orders/" + desk.placed(1).id() + "/cancel")
                .then()
                .statusCode(404);
    }

    /** One of two mugs lies in each of two warehouses; that of the last reservation has left. */
    @Test
    void letsNoStockGoOfAWarehouseThatHasSentIt() {
        Order order = desk.placed(2);
        change("update allocation set quantity = 1 where order_id = $1", order.id());
        change("""
                insert into allocation (order_id, order_item_id, reservation_id, warehouse_id, quantity)
                select order_id, order_item_id, $2, 'south', 1 from allocation where order_id = $1""", order.id(), Ids.next().toString());
        change("update orders set status = 'partially_shipped' where id = $1", order.id());
        change("""
                insert into fulfillment_news (order_id, fulfillment_id, warehouse_id, status, units)
                values ($1, $2, 'south', 'shipped', $3)""", order.id(), Ids.next(), "[" + units(mug(order), 1) + "]");

        cancel(order, units(mug(order), 1)).statusCode(200);

        assertThat(find(order).allocations()).singleElement().satisfies(left -> {
            assertThat(left.warehouseId()).isEqualTo("south");
            assertThat(payload(order, "lower-stock")).contains("\"" + left.reservationId() + "\":1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipped", "delivered", "completed", "refunded"})
    void cancelsNoPartOfWhatHasShipped(String status) {
        Order order = desk.placed(2);
        database.update("update orders set status = $2 where id = $1", order.id(), status)
                .await()
                .atMost(Duration.ofSeconds(60));

        cancel(order, units(mug(order), 1))
                .statusCode(409)
                .body("code", equalTo("illegal_transition"))
                .body("detail", containsString(status));
        assertThat(find(order).version()).isEqualTo(1);
        assertThat(asked(order)).isEmpty();
    }

    @Test
    void changesNothingWhereItCannotDoWhatIsAsked() {
        Order order = desk.placed(2);

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
        Order order = desk.placed(2);

        cancel(order, "")
                .statusCode(400)
                .body("errors[0].field", equalTo("items"))
                .body("errors[0].code", equalTo("size"));
        cancel(order, units(mug(order), 0)).statusCode(400).body("errors[0].code", equalTo("min"));
        cancel(order, "{\"order_item_id\":\"mug\",\"quantity\":1}").statusCode(400);
        cancel(order, "{\"quantity\":1}").statusCode(400);
        cancel(order, "7").statusCode(400);
        cancel(order, "null").statusCode(400);
        assertThat(find(order).version()).isEqualTo(1);
    }

    @Test
    void takesItemsThatAreNullForTheWholeOrder() {
        Order order = desk.placed(2);
        post(order, UUID.randomUUID().toString(), null, "{\"reason\":\"changed my mind\",\"items\":null}")
                .statusCode(200)
                .body("status", equalTo("cancelled"));
    }

    @Test
    void promisesInItsDocumentWhatItTakes() {
        String items = "components.schemas.CancelRequest.properties.items.";
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.schemas.CancelRequest.required", contains("reason"))
                .body(items + "type", containsInAnyOrder("array", "null"))
                .body(items + "minItems", equalTo(1))
                .body(items + "maxItems", equalTo(200));
    }

    private static UUID mug(Order order) {
        return order.lines().getFirst().id();
    }

    private static String units(UUID item, long quantity) {
        return "{\"order_item_id\":\"" + item + "\",\"quantity\":" + quantity + "}";
    }

    private static ValidatableResponse cancel(Order order, String items) {
        return cancel(order, UUID.randomUUID().toString(), null, items);
    }

    private static ValidatableResponse cancel(Order order, String key, @Nullable String ifMatch, String items) {
        return post(order, key, ifMatch, "{\"reason\":\"changed my mind\",\"items\":[" + items + "]}");
    }

    private static ValidatableResponse post(Order order, String key, @Nullable String ifMatch, String body) {
        return given().auth()
                .oauth2(Tokens.customer("customer-1"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .headers(ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch))
                .body(body)
                .post("/api/v1/orders/" + order.id() + "/cancel")
                .then();
    }

    private void change(String sql, Object... args) {
        database.update(sql, args).await().atMost(Duration.ofSeconds(60));
    }

    private List<String> timeline(Order order) {
        return list("""
                select concat_ws(' ', kind, coalesce(from_state, 'null'), to_state) from timeline
                where order_id = cast($1 as text)::uuid
                order by id""", order);
    }

    private List<String> asked(Order order) {
        return list("select kind from operation where subject = $1", order);
    }

    private String payload(Order order, String kind) {
        return list("select payload from operation where subject = $1 and kind = '" + kind + "'", order)
                .getFirst();
    }

    private int published(Order order) {
        return list("select topic from outbox where aggregate_id = $1", order).size();
    }

    private List<String> list(String sql, Order order) {
        return database.list(sql, row -> row.getString(0), order.id().toString())
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private Order find(Order order) {
        return orders.find(database, order.id())
                .await()
                .atMost(Duration.ofSeconds(60))
                .orElseThrow();
    }
}
