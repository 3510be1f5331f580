package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.get;
import static io.orderflow.warehouse.Depot.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class WarehouseApiTest {

    private static final String PATH = "/api/v1/warehouses";

    @Inject
    Depot depot;

    @AfterEach
    void rulesHold() {
        Rules.hold();
    }

    @Test
    void opensAWarehouseAndReadsItBack() {
        String code = anyCode();
        var opened = post(PATH, warehouse(code, """
                        {"line1":"1 Quay","city":"Hull","postal_code":"HU1","country":"GB","planet":"Earth"}"""))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract();
        String id = opened.path("id");

        get(opened.header("Location"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(id))
                .body("code", equalTo(code))
                .body("name", equalTo("North"))
                .body("address.line1", equalTo("1 Quay"))
                .body("address.postal_code", equalTo("HU1"))
                .body("address.region", nullValue());
    }

    @Test
    void takesAnAddressAsOneLineOrNone() {
        post(PATH, warehouse(anyCode(), "\"1 Quay, Hull\""))
                .statusCode(201)
                .body("address.line1", equalTo("1 Quay, Hull"));
        post(PATH, warehouse(anyCode(), "null")).statusCode(201).body("address.line1", nullValue());
    }

    @Test
    void refusesACodeThatIsTaken() {
        String code = anyCode();
        post(PATH, warehouse(code, "{}")).statusCode(201);

        post(PATH, warehouse(code, "{}")).statusCode(409).body("code", equalTo("code_taken"));
    }

    @Test
    void namesEveryBadField() {
        post(PATH, """
                {"code":"no spaces","name":" ","address":{"country":"%s"}}""".formatted("x".repeat(101)))
                .statusCode(400)
                .body("errors.field", hasItems("code", "name", "address.country"));
        post(PATH, "{}").statusCode(400).body("errors.field", hasItems("code", "name"));
        post(PATH, warehouse(anyCode(), "5")).statusCode(400).body("errors[0].field", equalTo("address"));
        post(PATH, warehouse(anyCode(), "[]")).statusCode(400);
        post(PATH, warehouse(anyCode(), "\"" + "x".repeat(201) + "\"")).statusCode(422);
        post(PATH, "{\"code\":").statusCode(400);
        post(PATH, "").statusCode(400);
    }

    @Test
    void listsWarehousesPageByPage() {
        UUID newest = depot.warehouse();

        get(PATH + "?limit=200").statusCode(200).body("items.id", hasItem(newest.toString()));
        get(PATH + "?limit=1").statusCode(200).body("items.size()", equalTo(1));
        get(PATH + "?limit=0").statusCode(400);
        get(PATH + "?cursor=!!").statusCode(400);
        get(PATH + "/" + UUID.randomUUID()).statusCode(404).body("code", equalTo("not_found"));
        get(PATH + "/nowhere").statusCode(404);
    }

    @Test
    void letsOnlyStaffIn() {
        given().get(PATH).then().statusCode(401);
        given().auth().oauth2(Tokens.forged()).get(PATH).then().statusCode(401);
        given().auth().oauth2(Tokens.customer("c-1")).get(PATH).then().statusCode(403);
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
                .body(warehouse(anyCode(), "{}"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
    }

    private static String warehouse(String code, String address) {
        return "{\"code\":\"%s\",\"name\":\"North\",\"address\":%s}".formatted(code, address);
    }

    private static String anyCode() {
        return "W-" + UUID.randomUUID();
    }
}
