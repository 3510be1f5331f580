package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.anySku;
import static io.orderflow.warehouse.Depot.get;
import static io.orderflow.warehouse.Depot.inParallel;
import static io.orderflow.warehouse.Depot.line;
import static io.orderflow.warehouse.Depot.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class StockApiTest {

    private static final String PATH = "/api/v1/stock/adjustments";

    @Inject
    Depot depot;

    @AfterEach
    void rulesHold() {
        Rules.hold();
    }

    @Test
    void adjustsByADifferenceAndToACount() {
        String sku = depot.product();
        UUID warehouse = depot.warehouse();

        depot.adjust(warehouse, sku, "\"delta\":7").statusCode(201).body("on_hand", equalTo(7));
        depot.adjust(warehouse, sku, "\"delta\":-2").statusCode(201).body("on_hand", equalTo(5));
        depot.adjust(warehouse, sku, "\"set\":12")
                .statusCode(201)
                .body("sku", equalTo(sku))
                .body("warehouse_id", equalTo(warehouse.toString()))
                .body("reserved", equalTo(0))
                .body("available", equalTo(12));

        get("/api/v1/stock/" + sku)
                .statusCode(200)
                .body("sku", equalTo(sku))
                .body("items.warehouse_id", contains(warehouse.toString()))
                .body("items.on_hand", contains(12));
    }

    @Test
    @Tag("INV-S3")
    void writesALedgerThatAddsUpToOnHand() {
        String sku = depot.product();
        UUID north = depot.warehouse();
        UUID south = depot.warehouse();
        depot.set(north, sku, 10);
        depot.set(south, sku, 3);
        depot.adjust(north, sku, "\"delta\":-4").statusCode(201);
        depot.set(north, sku, 6);

        get("/api/v1/stock/" + sku + "/movements")
                .statusCode(200)
                .body("items.quantity", contains(-4, 3, 10))
                .body("items.on_hand_after", contains(6, 3, 10))
                .body("items.warehouse_id", contains(north.toString(), south.toString(), north.toString()))
                .body("items.kind", contains("adjustment", "adjustment", "adjustment"))
                .body("items[0].cause", equalTo("count"))
                .body("items[0].actor", equalTo("staff:staff-1"))
                .body("next_cursor", nullValue());
    }

    @Test
    void pagesThroughTheLedgerNewestFirst() {
        String sku = depot.product();
        UUID warehouse = depot.warehouse();
        for (int units = 1; units <= 5; units++) {
            depot.set(warehouse, sku, units);
        }
        String movements = "/api/v1/stock/" + sku + "/movements?limit=2";

        var first = get(movements).body("items.on_hand_after", contains(5, 4)).extract();
        var second = get(movements + "&cursor=" + first.path("next_cursor"))
                .body("items.on_hand_after", contains(3, 2))
                .extract();
        get(movements + "&cursor=" + second.path("next_cursor"))
                .body("items.on_hand_after", contains(1))
                .body("next_cursor", nullValue());
        get("/api/v1/stock/" + sku + "/movements?limit=201").statusCode(400);
        get("/api/v1/stock/" + sku + "/movements?cursor=!!").statusCode(400);
    }

    @Test
    @Tag("INV-S4")
    void refusesToFallBelowWhatIsReserved() {
        String sku = depot.product();
        UUID warehouse = depot.warehouse();
        depot.set(warehouse, sku, 5);
        depot.reserved(anyOrder(), line("item-1", sku, 3));

        depot.adjust(warehouse, sku, "\"delta\":-3")
                .statusCode(422)
                .body("code", equalTo("below_reserved"))
                .body("reserved", equalTo(3));
        depot.adjust(warehouse, sku, "\"set\":2").statusCode(422).body("code", equalTo("below_reserved"));
        depot.adjust(warehouse, sku, "\"delta\":-2").statusCode(201).body("available", equalTo(0));
    }

    @Test
    @Tag("INV-S4")
    void neverLetsAnAdjustmentAndAReservationTakeTheSameUnits() {
        String sku = depot.product();
        UUID warehouse = depot.warehouse();
        depot.set(warehouse, sku, 10);

        inParallel(
                20,
                i -> i % 2 == 0
                        ? depot.reserving(anyOrder(), line("item-1", sku, 1)).replaceWithVoid()
                        : Uni.createFrom()
                                .item(() -> depot.adjust(warehouse, sku, "\"delta\":-1"))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                                .replaceWithVoid());

        assertThat(depot.available(sku)).isZero();
    }

    @Test
    void adjustsOnceForARepeatedKey() {
        String sku = depot.product();
        UUID warehouse = depot.warehouse();
        String key = UUID.randomUUID().toString();
        String body = adjustment(warehouse.toString(), sku, "\"delta\":4", "found");

        for (String replayed : new String[] {null, "true"}) {
            given().auth()
                    .oauth2(Tokens.staff())
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .header("Idempotent-Replayed", replayed)
                    .body("on_hand", equalTo(4));
        }
    }

    @Test
    void refusesAWarehouseThatItDoesNotKnowAndSaysWhenOnlyTheCatalogueCouldTell() {
        depot.adjust(UUID.randomUUID(), depot.product(), "\"set\":1")
                .statusCode(422)
                .body("code", equalTo("unknown_warehouse"));
        depot.adjust(depot.warehouse(), anySku(), "\"set\":1")
                .statusCode(503)
                .body("code", equalTo("catalog_unavailable"));
        get("/api/v1/stock/" + anySku()).statusCode(503).body("code", equalTo("catalog_unavailable"));
        get("/api/v1/stock/" + anySku() + "/movements").statusCode(503);
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/stock/%00")
                .then()
                .statusCode(400);
    }

    @Test
    void namesEveryBadField() {
        post(PATH, "{}")
                .statusCode(400)
                .body("code", equalTo("validation_failed"))
                .body("errors.field", hasItems("warehouse_id", "sku", "reason"));
        for (String change : List.of(
                "\"delta\":1,\"set\":1",
                "\"delta\":0",
                "\"set\":-1",
                "\"set\":1.5",
                "\"set\":\"1\"",
                "\"delta\":9223372036854775807",
                "\"delta\":99999999999999999999",
                "\"note\":1")) {
            post(PATH, adjustment(UUID.randomUUID().toString(), "SKU", change, "count"))
                    .statusCode(400)
                    .body("errors.size()", equalTo(1));
        }
        post(PATH, adjustment("not-a-uuid", "SKU", "\"set\":1", "count"))
                .statusCode(400)
                .body("errors[0].field", equalTo("warehouse_id"));
        post(PATH, adjustment(UUID.randomUUID().toString(), "S".repeat(65), "\"set\":1", "count"))
                .statusCode(422)
                .body("errors[0].field", equalTo("sku"));
        post(PATH, adjustment(UUID.randomUUID().toString(), "SKU", "\"set\":1", "r".repeat(201)))
                .statusCode(422)
                .body("errors[0].field", equalTo("reason"));
        post(PATH, "[]").statusCode(400);
        post(PATH, "").statusCode(400);
    }

    @Test
    void listsReservationsOfOneOrderOnly() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 1), line("item-2", sku, 1), line("item-3", sku, 1));
        depot.reserved(anyOrder(), line("item-1", sku, 1));

        String reservations = "/api/v1/reservations?limit=2&order_id=" + order;
        String cursor =
                get(reservations).body("items.size()", equalTo(2)).extract().path("next_cursor");
        get(reservations + "&cursor=" + cursor).body("items.size()", equalTo(1)).body("next_cursor", nullValue());
        get("/api/v1/reservations?order_id=" + anyOrder()).statusCode(200).body("items.size()", equalTo(0));
        get("/api/v1/reservations").statusCode(400).body("errors[0].field", equalTo("order_id"));
    }

    @Test
    void letsOnlyStaffIn() {
        for (String path : List.of("/api/v1/stock/SKU", "/api/v1/stock/SKU/movements", "/api/v1/reservations")) {
            given().get(path).then().statusCode(401);
            given().auth().oauth2(Tokens.customer("c-1")).get(path).then().statusCode(403);
        }
        given().contentType(ContentType.JSON).body("{").post(PATH).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.customer("c-1"))
                .contentType(ContentType.JSON)
                .body("{")
                .post(PATH)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.staff())
                .contentType(ContentType.JSON)
                .body(adjustment(UUID.randomUUID().toString(), "SKU", "\"set\":1", "count"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
    }

    private static String adjustment(String warehouse, String sku, String change, String reason) {
        return "{\"warehouse_id\":\"%s\",\"sku\":\"%s\",%s,\"reason\":\"%s\"}"
                .formatted(warehouse, sku, change, reason);
    }
}
