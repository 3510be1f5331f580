package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app without one of the methods: without {@code OnBulkTopicEvent} its sidecar drops every bulk, and only this app can notice. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = SidecarResource.class, initArgs = @ResourceArg(name = "topics", value = Products.TOPIC))
@WithTestResource(
        value = MissingMethod.Named.class,
        initArgs = @ResourceArg(name = "method", value = "OnBulkTopicEvent"))
@Tag("X3.1")
@Tag("F8")
class SilentLossTest {

    @Inject
    @GlobalInterceptor
    MissingMethod missing;

    /** One after the other, with no moment in which none is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"OnBulkTopicEvent", "OnTopicEvent", "ListTopicSubscriptions", "HealthCheck"})
    void isNeverReadyWithoutAMethodThatTheSidecarNeeds(String method) {
        missing.lack(method);
        Eventually.holds(() -> assertThat(missing.wasAsked()).isTrue());
        Eventually.holds(() -> RestAssured.get("/healthz/ready")
                .then()
                .statusCode(503)
                .body("checks.data.waiting_for", hasItem(containsString("UNIMPLEMENTED"))));
        Eventually.stays(
                Duration.ofSeconds(1),
                () -> RestAssured.get("/healthz/ready").then().statusCode(503));
        RestAssured.get("/healthz/live").then().statusCode(200);
    }
}
