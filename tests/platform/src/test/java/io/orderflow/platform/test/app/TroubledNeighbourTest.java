package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsReply;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A neighbour that hangs, is away, or refuses, behind real sidecars. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {
            @ResourceArg(name = "topics", value = Products.TOPIC),
            @ResourceArg(name = "publishes", value = Products.TOPIC)
        })
@Tag("X3.10")
class TroubledNeighbourTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofMillis(500);
    /** In a row, after which a neighbour is left alone for a moment. */
    private static final int FAILURES = 20;

    @Inject
    Neighbour neighbour;

    @Inject
    Operations operations;

    @Inject
    Database database;

    @Inject
    Effects effects;

    @GrpcClient("dapr")
    MutinyCatalogServiceGrpc.MutinyCatalogServiceStub catalog;

    @ConfigProperty(name = "orderflow.app-id")
    String appId;

    /** The sidecar knows itself by name a moment after its start; and nobody is left alone because of an earlier test. */
    @BeforeEach
    void answers() {
        Eventually.holds(LIMIT, () -> assertThatCode(() -> ask(appId, "x")).doesNotThrowAnyException());
    }

    @Test
    void givesACallUpAtItsDeadlineWithItsOutcomeUnknown() {
        String sku = "hang-" + UUID.randomUUID();
        assertThatThrownBy(() -> ask(appId, sku))
                .isInstanceOfSatisfying(
                        NeighbourUnavailable.class,
                        lost -> assertThat(lost.appId()).isEqualTo(appId))
                .hasMessageContaining("DEADLINE_EXCEEDED");
        assertThat(EchoGrpc.calls(sku)).as("it may have had its effect").isEqualTo(1);
    }

    @Test
    @Tag("X3.9")
    void asksAgainWithTheSameKeyWhereAnAnswerNeverCame() {
        String key = "once-" + UUID.randomUUID();
        database.inTransaction(Cause.system("test"), tx -> operations.ask(tx, AskNeighbour.KIND, key, "s", "{}"))
                .await()
                .atMost(LIMIT);
        Eventually.holds(
                LIMIT,
                () -> assertThat(effects.text("select state from operation where key = $1", key))
                        .isEqualTo("done"));
        assertThat(EchoGrpc.calls(key)).isEqualTo(2);
        assertThat(effects.number("select attempts from operation where key = $1", key))
                .isEqualTo(2);
        assertThat(effects.count(key)).as("recorded").isEqualTo(1);
    }

    @Test
    void knowsNothingOfACallToANeighbourThatIsAwayAndLeavesItAloneInTheEnd() {
        String nobody = "nobody-" + UUID.randomUUID();
        assertThatThrownBy(() -> ask(nobody, "x"))
                .isInstanceOfSatisfying(
                        NeighbourUnavailable.class,
                        lost -> assertThat(lost.appId()).isEqualTo(nobody));
        Eventually.holds(
                LIMIT,
                () -> assertThatThrownBy(() -> ask(nobody, "x")).hasMessageContaining("left alone for a moment"));
        assertThat(ask(appId, "x").getUnknownSkusList())
                .as("what another one is asked")
                .containsExactly("x");
    }

    /** However often it refuses, the way stays open for who asks it something else. */
    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"INVALID_ARGUMENT", "NOT_FOUND", "ALREADY_EXISTS", "FAILED_PRECONDITION", "OUT_OF_RANGE", "ABORTED"
            })
    void goesOnAskingANeighbourThatRefuses(Status.Code code) {
        for (int i = 0; i <= FAILURES; i++) {
            assertThatThrownBy(() -> ask(appId, "status-" + code)).hasMessageContaining(code.name());
        }
        assertThat(ask(appId, "x").getUnknownSkusList()).containsExactly("x");
    }

    /** It is asked again a second later, and counts as well when it answers once. */
    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {
                "CANCELLED",
                "UNKNOWN",
                "DEADLINE_EXCEEDED",
                "PERMISSION_DENIED",
                "RESOURCE_EXHAUSTED",
                "UNIMPLEMENTED",
                "INTERNAL",
                "UNAVAILABLE",
                "DATA_LOSS",
                "UNAUTHENTICATED"
            })
    void leavesANeighbourAloneForAMomentThatFailsAgainAndAgain(Status.Code code) {
        Eventually.holds(
                LIMIT,
                () -> assertThatThrownBy(() -> ask(appId, "status-" + code))
                        .hasMessageContaining("left alone for a moment"));
    }

    private GetProductsReply ask(String whom, String sku) {
        var request = GetProductsRequest.newBuilder().addSkus(sku).build();
        return neighbour
                .call(whom, catalog, DEADLINE, Cause.system("test"), stub -> stub.getProducts(request))
                .await()
                .atMost(LIMIT);
    }
}
