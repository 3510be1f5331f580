package io.orderflow.platform.test.contract;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** The jobs of a service, as an operator sees them. */
final class JobsApi {

    private static final String PATH = "/api/v1/ops/jobs";

    private JobsApi() {}

    static String lastOutcome(String job) {
        return asAdmin()
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.name == '" + job + "' }.last_outcome");
    }

    /** @return 202, or 409 while a run is under way */
    static int run(String job) {
        return asAdmin().post(PATH + "/{name}/run", job).statusCode();
    }

    private static RequestSpecification asAdmin() {
        return RestAssured.given().auth().oauth2(Tokens.admin());
    }
}
