package io.orderflow.platform.test.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who asks is looked at first, and only tokens of the issuer count. */
@ApiTest
class TokenTest {

    @Test
    void refusesEveryTokenThatIsNotTheIssuers() {
        for (String token : List.of(
                Tokens.forged(),
                Tokens.expired(),
                Tokens.ofAnotherIssuer(),
                Tokens.unsigned(),
                Tokens.signedWithThePublicKey(),
                Tokens.staff() + "x",
                "x",
                "\u00e9")) {
            Things.problem(
                            given().auth()
                                    .oauth2(token)
                                    .get(Things.PATH + "/broken")
                                    .then(),
                            401,
                            "unauthorized")
                    .header("WWW-Authenticate", containsString("Bearer"));
        }
        Things.problem(
                given().header("Authorization", "Basic YTpi")
                        .get(Things.PATH + "/broken")
                        .then(),
                401,
                "unauthorized");
    }

    @Test
    void decidesWhoAsksBeforeWhatIsAskedFor() {
        Things.problem(
                given().contentType(ContentType.JSON)
                        .body("{")
                        .post(Things.PATH)
                        .then(),
                401,
                "unauthorized");
        var customer = given().auth().oauth2(Tokens.customer("c-1"));
        Things.problem(
                customer.contentType(ContentType.JSON)
                        .body("{")
                        .post(Things.PATH)
                        .then(),
                403,
                "forbidden");
    }
}
