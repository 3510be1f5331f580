package io.orderflow.platform.test.app;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sidecar that consumes something else than this app handles: it would lose events without a word. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = @ResourceArg(name = "topics", value = "payments.payment.failed"))
@Tag("T4.1")
@Tag("F9")
class MissingSubscriptionTest {

    @Test
    void isNeverReadyWithoutASubscriptionForEachHandler() {
        Eventually.holds(() -> RestAssured.get("/healthz/ready")
                .then()
                .statusCode(503)
                .body("checks.data.waiting_for", hasItem(containsString(Products.TOPIC))));
        Eventually.stays(
                Duration.ofSeconds(1),
                () -> RestAssured.get("/healthz/ready").then().statusCode(503));
        RestAssured.get("/healthz/live").then().statusCode(200);
    }
}
