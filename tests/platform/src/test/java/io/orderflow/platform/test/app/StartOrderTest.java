package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.Daprd;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** App first, a sidecar that comes later, dies, and comes back; sidecar first is every other test with one. */
@QuarkusTest
@Watched
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {@ResourceArg(name = "topics", value = Products.TOPIC), @ResourceArg(name = "late", value = "true")})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("X3.1")
@Tag("F9")
class StartOrderTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Filled by {@link SidecarResource}; not started yet. */
    Daprd daprd;

    @Inject
    Publishing publishing;

    @Inject
    Effects effects;

    @Test
    @Order(1)
    void isNotReadyBeforeItsSidecarIsThereAndConsumesOnceItIs() {
        Eventually.holds(LIMIT, () -> assertThat(readiness()).startsWith("503").contains("sidecar does not answer"));
        String early = publish();
        daprd.restart();
        assertConsumes();
        Eventually.holds(LIMIT, () -> assertThat(effects.count(early)).isEqualTo(1));
    }

    @Test
    @Order(2)
    void consumesAgainAfterItsSidecarWasKilled() {
        daprd.kill();
        String meanwhile = publish();
        daprd.restart();
        assertConsumes();
        Eventually.holds(LIMIT, () -> assertThat(effects.count(meanwhile)).isEqualTo(1));
    }

    @Test
    @Order(3)
    void isNoLongerReadyWhenItsSidecarComesBackWithoutASubscription() throws IOException {
        Path subscription = daprd.resources().resolve("subscription-catalog-product-created.yaml");
        String text = Files.readString(subscription);
        daprd.kill();
        Files.delete(subscription);
        daprd.restart();
        Eventually.holds(
                LIMIT,
                () -> assertThat(readiness()).startsWith("503").contains("no subscription to [" + Products.TOPIC));

        daprd.kill();
        Files.writeString(subscription, text);
        daprd.restart();
        assertConsumes();
    }

    private void assertConsumes() {
        Eventually.holds(LIMIT, () -> assertThat(readiness()).startsWith("200"));
        String sku = publish();
        Eventually.holds(LIMIT, () -> assertThat(effects.count(sku)).isEqualTo(1));
    }

    /** Status and body. */
    private static String readiness() {
        var answer = RestAssured.get("/healthz/ready");
        return answer.statusCode() + " " + answer.asString();
    }

    private String publish() {
        String sku = "ok-" + UUID.randomUUID();
        publishing.commit(sku, 1);
        return sku;
    }
}
