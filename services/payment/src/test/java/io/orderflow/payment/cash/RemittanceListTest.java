package io.orderflow.payment.cash;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.card;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.stub;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.payment.PaymentTest;
import io.orderflow.platform.test.auth.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What carriers have handed over, as staff read it. */
@PaymentTest
class RemittanceListTest {

    private static final String PATH = "/api/v1/cod-remittances";

    @Test
    void pagesThroughAllOfACarrierNewestFirst() {
        String carrier = "carrier-" + UUID.randomUUID();
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(remit(carrier, anyOrder()).extract().path("id"));
        }
        remit("another-" + carrier, anyOrder());
        var read = new ArrayList<String>();
        String cursor = "";
        for (int page = 0; page < 5 && cursor != null; page++) {
            var answer = get("?carrier=" + carrier + "&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            read.addAll(answer.extract().<List<String>>path("items.id"));
            cursor = answer.extract().path("next_cursor");
        }
        Collections.reverse(made);
        assertThat(read).isEqualTo(made);
    }

    @Test
    void saysHowManyItemsAreOpenAndWhyEachIs() {
        String carrier = "carrier-" + UUID.randomUUID();
        String uncollected = anyOrder();
        stub().authorize(card(uncollected, "", 1000).setMethod("cod").build());
        String id = remit(carrier, uncollected, "nobody").extract().path("id");
        get("?carrier=" + carrier)
                .body("items.id", contains(id))
                .body("items[0].items", equalTo(2))
                .body("items[0].open", equalTo(2))
                .body("next_cursor", nullValue());
        get("/" + id)
                .body("carrier", equalTo(carrier))
                .body("items.outcome", contains("mismatch", "unknown"))
                .body("items[0].payment_id", equalTo(payment(uncollected).getId()))
                .body("items[0].expected", equalTo(0))
                .body("items[1].payment_id", nullValue());
    }

    @Test
    void tellsTheSameOfARepeat() {
        String carrier = "carrier-" + UUID.randomUUID();
        var first = remit(carrier, "nobody").extract();
        var again = post(first.path("reference"), carrier, "nobody").extract();
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(again.<String>path("recorded_at")).isEqualTo(first.path("recorded_at"));
    }

    @Test
    void isForStaffAndKnowsWhatThereIs() {
        staff().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("not_found"));
        staff().get(PATH + "/nonsense").then().statusCode(404).body("code", equalTo("not_found"));
        for (String path : new String[] {PATH, PATH + "/" + UUID.randomUUID()}) {
            given().auth()
                    .oauth2(Tokens.customer("customer-1"))
                    .get(path)
                    .then()
                    .statusCode(403);
            given().get(path).then().statusCode(401);
        }
        staff().get(PATH + "?limit=201").then().statusCode(400).body("errors[0].field", equalTo("limit"));
    }

    private static ValidatableResponse remit(String carrier, String... orders) {
        return post("remittance-" + UUID.randomUUID(), carrier, orders);
    }

    private static ValidatableResponse post(String reference, String carrier, String... orders) {
        var items = java.util.stream.Stream.of(orders)
                .map(order -> "{\"order_id\":\"" + order + "\",\"amount\":{\"amount\":1000,\"currency\":\"USD\"}}")
                .toList();
        return staff().header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"reference\":\"" + reference + "\",\"carrier\":\"" + carrier + "\",\"items\":" + items + "}")
                .post(PATH)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(String rest) {
        return staff().get(PATH + rest).then().statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification staff() {
        return given().auth().oauth2(Tokens.staff());
    }
}
