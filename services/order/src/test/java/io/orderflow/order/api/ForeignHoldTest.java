package io.orderflow.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.neighbours.NeighboursResource;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.grpc.order.v1.HoldReply;
import io.orderflow.schemas.grpc.order.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import io.orderflow.schemas.grpc.order.v1.PlaceHoldRequest;
import io.orderflow.schemas.grpc.order.v1.ReleaseHoldRequest;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Holds as the payment service places and releases them, on real PostgreSQL. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(NeighboursResource.class)
class ForeignHoldTest {

    private static final String ORIGIN = "dispute:stripe:dp_1";

    @GrpcClient("dapr")
    OrderServiceBlockingStub stub;

    @Inject
    Desk desk;

    @Inject
    CancelOrder cancelling;

    @Test
    void showsWhoHoldsTheOrderAndWhyAlsoInItsTimeline() {
        UUID order = desk.placed();
        assertThat(place(order, ORIGIN).getOrder().getOnHold()).isTrue();
        shown(order)
                .body("holds[0].kind", equalTo("fraud"))
                .body("holds[0].placed_by", equalTo("system:payment"))
                .body("holds[0].reason", equalTo("the payment is disputed: dp_1 at stripe"));
        timeline(order)
                .body("items.kind", equalTo(List.of("order.status", "order.hold")))
                .body("items[1].to", equalTo("fraud"))
                .body("items[1].actor", equalTo("system:payment"))
                .body("items[1].cause", equalTo("the payment is disputed: dp_1 at stripe"));
    }

    @Test
    void holdsOnceForEachOriginHoweverOftenItIsAsked() throws Exception {
        UUID order = desk.placed();
        var barrier = new CyclicBarrier(8);
        Callable<HoldReply> call = () -> {
            barrier.await();
            return place(order, ORIGIN);
        };
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (var reply : callers.invokeAll(Collections.nCopies(8, call))) {
                assertThat(reply.get().getOrder().getOnHold()).isTrue();
            }
        }
        place(order, "dispute:stripe:dp_2");
        shown(order).body("holds.size()", equalTo(2)).body("version", equalTo(3));
    }

    @Test
    void releasesItsOwnHoldAndNoOther() {
        UUID order = desk.placed();
        place(order, ORIGIN);
        byStaff(order);
        assertThat(release(order, ORIGIN).getOrder().getOnHold()).isTrue();
        shown(order).body("holds.kind", equalTo(List.of("address")));
        timeline(order)
                .body("items[3].from", equalTo("fraud"))
                .body("items[3].actor", equalTo("system:payment"))
                .body("items[3].cause", equalTo("the dispute is won: dp_1 at stripe"));
    }

    @Test
    void placesNoHoldAgainThatWasReleased() {
        UUID order = desk.placed();
        place(order, ORIGIN);
        release(order, ORIGIN);
        assertThat(release(order, ORIGIN).getOrder().getOnHold()).isFalse();
        assertThat(place(order, ORIGIN).getOrder().getOnHold()).isFalse();
        shown(order).body("version", equalTo(3));
    }

    @Test
    void placesNoHoldThatItsReleaseHasOvertaken() {
        UUID order = desk.placed();
        assertThat(release(order, ORIGIN).getOrder().getOnHold()).isFalse();
        assertThat(place(order, ORIGIN).getOrder().getOnHold()).isFalse();
        shown(order).body("version", equalTo(1));
    }

    @Test
    void leavesTheOrderAsItIsWhereStaffHaveReleasedIt() {
        UUID order = desk.placed();
        place(order, ORIGIN);
        String hold = shown(order).extract().path("holds[0].id");
        Caller.staff()
                .delete("/api/v1/orders/" + order + "/holds/" + hold)
                .then()
                .statusCode(200);
        assertThat(release(order, ORIGIN).getOrder().getOnHold()).isFalse();
        shown(order).body("version", equalTo(3));
    }

    @Test
    void refusesOrdersThatAreOverAndThoseThatItDoesNotKnow() {
        UUID order = desk.placed();
        desk.in(tx -> cancelling.cancel(tx, order, "changed my mind", any -> true));
        assertThat(place(order, ORIGIN).getRejection().getCode()).isEqualTo("illegal_transition");
        assertThat(place(UUID.randomUUID(), ORIGIN).getRejection().getCode()).isEqualTo("not_found");
        assertThat(release(UUID.randomUUID(), ORIGIN).getRejection().getCode()).isEqualTo("not_found");
    }

    @Test
    void refusesWhatSaysNeitherWhatNorWhy() {
        UUID order = desk.placed();
        var good = placing(order, ORIGIN);
        for (var bad : List.of(
                good.toBuilder().setOrderId("1"),
                good.toBuilder().setKind("mood"),
                good.toBuilder().clearReason(),
                good.toBuilder().clearOrigin(),
                good.toBuilder().setReason("x".repeat(501)),
                good.toBuilder().setOrigin("a\0b"))) {
            assertThatThrownBy(() -> stub.placeHold(bad.build())).hasMessageContaining("INVALID_ARGUMENT");
        }
        shown(order).body("version", equalTo(1));
    }

    private HoldReply place(UUID order, String origin) {
        return stub.placeHold(placing(order, origin));
    }

    private static PlaceHoldRequest placing(UUID order, String origin) {
        return PlaceHoldRequest.newBuilder()
                .setOrderId(order.toString())
                .setOrigin(origin)
                .setKind("fraud")
                .setReason("the payment is disputed: dp_1 at stripe")
                .setCause(WireCause.of(Cause.system("payment")))
                .build();
    }

    private HoldReply release(UUID order, String origin) {
        return stub.releaseHold(ReleaseHoldRequest.newBuilder()
                .setOrderId(order.toString())
                .setOrigin(origin)
                .setReason("the dispute is won: dp_1 at stripe")
                .setCause(WireCause.of(Cause.system("payment")))
                .build());
    }

    private static void byStaff(UUID order) {
        Caller.staff()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"kind\":\"address\",\"reason\":\"no such house number\"}")
                .post("/api/v1/orders/" + order + "/holds")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse shown(UUID order) {
        return Caller.staff().get("/api/v1/orders/" + order).then().statusCode(200);
    }

    private static ValidatableResponse timeline(UUID order) {
        return Caller.staff()
                .get("/api/v1/orders/" + order + "/timeline")
                .then()
                .statusCode(200);
    }
}
