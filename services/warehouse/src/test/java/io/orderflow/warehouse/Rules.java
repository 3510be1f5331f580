package io.orderflow.warehouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.auth.Tokens;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The invariants of the warehouse, as its own route counts them. */
final class Rules {

    private Rules() {}

    /** Violations of each rule about stock. */
    static Map<String, Integer> violations() {
        List<Map<String, Object>> items = given().auth()
                .oauth2(Tokens.admin())
                .get("/api/v1/ops/invariants")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        var found = new TreeMap<String, Integer>();
        items.stream()
                .filter(item -> item.get("rule").toString().startsWith("S"))
                .forEach(item -> found.put(item.get("rule").toString(), (Integer) item.get("violations")));
        return found;
    }

    static void hold() {
        assertThat(violations()).isEqualTo(Map.of("S1", 0, "S2", 0, "S3", 0, "S4", 0));
    }
}
