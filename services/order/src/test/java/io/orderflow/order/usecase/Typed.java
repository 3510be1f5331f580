package io.orderflow.order.usecase;

import io.orderflow.order.desk.Desk;
import io.orderflow.platform.test.auth.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What staff type about an order, wherever a reason is asked for. */
record Typed(Desk desk, UUID order, String name) {

    void openHold() {
        hold("no such house: ");
    }

    void releasedHold() {
        String id = hold("ask first: ").extract().path("holds[0].id");
        command().delete("/api/v1/orders/{id}/holds/" + id, order).then().statusCode(200);
    }

    void partCancelled() {
        String item = desk.list("select id::text from order_item where order_id = $1", order)
                .getFirst();
        post(
                "/cancel",
                Map.of(
                        "reason",
                        "one less for " + name,
                        "items",
                        List.of(Map.of("order_item_id", item, "quantity", 1))));
    }

    void cancelled() {
        post("/cancel", Map.of("reason", reason()));
    }

    /** Processes of before told others what was typed, and heard it again. */
    void toldAsBefore() {
        desk.update("""
                insert into timeline (order_id, at, kind, from_state, to_state, actor, cause)
                values ($1, now(), 'order.payment_status', 'authorized', 'voided', 'system:payment', 'payment voided: ' || $2)""", order, reason());
        desk.update(
                "update operation set payload = $2 where subject = $1 and kind = 'cancel-payment'",
                order.toString(),
                reason());
        desk.update("""
                update operation set payload = '{"reason":' || to_json($2::text)::text || ',"reservation_ids":["r"]}'
                where subject = $1 and kind = 'release-stock'""", order.toString(), reason());
    }

    /** Each entry with these columns, separated by blanks. */
    List<String> timeline(String columns) {
        return desk.list("select concat_ws(' ', " + columns + ") from timeline where order_id = $1 order by id", order);
    }

    List<String> events() {
        return desk.list("""
                select payload from (
                    select position, payload from outbox where aggregate_id = $1
                    union all select position, payload from outbox_sent where aggregate_id = $1) e
                order by position""", order.toString());
    }

    private String reason() {
        return "gone, says " + name;
    }

    private ValidatableResponse hold(String why) {
        return post("/holds", Map.of("kind", "address", "reason", why + name));
    }

    private ValidatableResponse post(String path, Map<String, ?> body) {
        return command()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/orders/{id}" + path, order)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification command() {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }
}
