package io.orderflow.warehouse;

import static io.restassured.RestAssured.given;

import com.google.protobuf.Timestamp;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.schemas.Envelope;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.EventTypes;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.ProductCreated;
import io.orderflow.schemas.grpc.warehouse.v1.Allocation;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmReply;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmRequest;
import io.orderflow.schemas.grpc.warehouse.v1.LowerLine;
import io.orderflow.schemas.grpc.warehouse.v1.LowerReply;
import io.orderflow.schemas.grpc.warehouse.v1.LowerRequest;
import io.orderflow.schemas.grpc.warehouse.v1.ReleaseReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReleaseRequest;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveLine;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveRequest;
import io.orderflow.warehouse.api.WarehouseGrpc;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What tests do with the warehouse, in the words of those who use it. */
@Singleton
class Depot {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Inbox inbox;
    private final WarehouseGrpc grpc;
    private final PlatformClock clock;

    Depot(Inbox inbox, @Any WarehouseGrpc grpc, PlatformClock clock) {
        this.inbox = inbox;
        this.grpc = grpc;
        this.clock = clock;
    }

    static String anySku() {
        return "SKU-" + UUID.randomUUID();
    }

    static String anyOrder() {
        return Ids.next().toString();
    }

    static ReserveLine line(String item, String sku, long quantity) {
        return ReserveLine.newBuilder()
                .setOrderItemId(item)
                .setSku(sku)
                .setQuantity(quantity)
                .build();
    }

    /** A SKU that the catalogue has told of. */
    String product() {
        String sku = anySku();
        receive(event(
                sku,
                new ProductCreated(
                        UUID.randomUUID().toString(), sku, "Mug", new WireMoney(1999, "USD"), "standard", 300)));
        return sku;
    }

    /** A new SKU with stock in as many new warehouses as there are numbers. */
    String stocked(long... onHand) {
        String sku = product();
        Arrays.stream(onHand).forEach(units -> set(warehouse(), sku, units));
        return sku;
    }

    UUID warehouse() {
        String id = post("/api/v1/warehouses", """
                {"code":"W-%s","name":"North","address":{"line1":"1 Quay","city":"Hull","country":"GB"}}""".formatted(UUID.randomUUID()))
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    void set(UUID warehouse, String sku, long onHand) {
        adjust(warehouse, sku, "\"set\":" + onHand).statusCode(201);
    }

    ValidatableResponse adjust(UUID warehouse, String sku, String change) {
        return post("/api/v1/stock/adjustments", """
                {"warehouse_id":"%s","sku":"%s",%s,"reason":"count"}""".formatted(warehouse, sku, change));
    }

    static ValidatableResponse post(String path, String body) {
        return given().auth()
                .oauth2(Tokens.staff())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }

    static ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.staff()).get(path).then();
    }

    long reserved(String sku) {
        return sum(sku, "reserved");
    }

    long available(String sku) {
        return sum(sku, "available");
    }

    private long sum(String sku, String counter) {
        List<Integer> counters =
                get("/api/v1/stock/" + sku).statusCode(200).extract().path("items." + counter);
        return counters.stream().mapToLong(Integer::longValue).sum();
    }

    /** Statuses of all reservations of an order, sorted. */
    List<String> statuses(String order) {
        List<String> statuses = get("/api/v1/reservations?order_id=" + order)
                .statusCode(200)
                .extract()
                .path("items.status");
        return statuses.stream().sorted().toList();
    }

    Uni<ReserveReply> reserving(String order, Instant until, ReserveLine... lines) {
        return grpc.reserve(ReserveRequest.newBuilder()
                .setOperationKey("reserve:" + order)
                .setOrderId(order)
                .addAllLines(List.of(lines))
                .setExpiresAt(Timestamp.newBuilder()
                        .setSeconds(until.getEpochSecond())
                        .setNanos(until.getNano()))
                .build());
    }

    /** Holds the lines for a quarter of an hour of platform time. */
    Uni<ReserveReply> reserving(String order, ReserveLine... lines) {
        return reserving(order, clock.now().plus(Duration.ofMinutes(15)), lines);
    }

    ReserveReply reserve(String order, ReserveLine... lines) {
        return await(reserving(order, lines));
    }

    List<Allocation> reserved(String order, ReserveLine... lines) {
        var reply = reserve(order, lines);
        if (!reply.hasReserved()) {
            throw new AssertionError(reply);
        }
        return reply.getReserved().getAllocationsList();
    }

    Uni<ConfirmReply> confirming(String order) {
        return grpc.confirm(ConfirmRequest.newBuilder().setOrderId(order).build());
    }

    ConfirmReply confirm(String order) {
        return await(confirming(order));
    }

    /** At most so many units of one item are needed. */
    Uni<LowerReply> lowering(String order, String item, long quantity) {
        return lowering(LowerRequest.newBuilder()
                .setOrderId(order)
                .addLines(LowerLine.newBuilder().setOrderItemId(item).setQuantity(quantity))
                .build());
    }

    Uni<LowerReply> lowering(LowerRequest request) {
        return grpc.lower(request);
    }

    /** What an order holds once at most so many units of one item are needed. */
    List<Allocation> lower(String order, String item, long quantity) {
        var reply = await(lowering(order, item, quantity));
        if (!reply.hasHeld()) {
            throw new AssertionError(reply);
        }
        return reply.getHeld().getAllocationsList();
    }

    Uni<ReleaseReply> releasing(String order) {
        return releasing(order, "test");
    }

    Uni<ReleaseReply> releasing(String order, String reason) {
        return grpc.release(
                ReleaseRequest.newBuilder().setOrderId(order).setReason(reason).build());
    }

    long release(String order) {
        return await(releasing(order)).getReleased();
    }

    /** An event as its publisher would write it. */
    <T extends EventData> Event<T> event(String aggregate, T data) {
        String topic = EventTypes.ofData(data.getClass()).topic();
        return new Event<>(
                new Envelope(Ids.next(), topic, 1, aggregate, 1, clock.now(), "correlation", null, null, "system:test"),
                data);
    }

    Uni<Void> receiving(Event<?> event) {
        var envelope = event.envelope();
        return inbox.receive(envelope.type(), envelope.eventId().toString(), WireJson.write(event));
    }

    void receive(Event<?> event) {
        receiving(event).await().atMost(PATIENCE);
    }

    Instant now() {
        return clock.now();
    }

    void letTimePass(Duration time) {
        clock.advance(time).await().atMost(PATIENCE);
    }

    static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    /** Starts a job now; one that is running already is as good. */
    void runJob(String name) {
        given().auth()
                .oauth2(Tokens.admin())
                .post("/api/v1/ops/jobs/" + name + "/run")
                .then()
                .statusCode(202);
    }

    /** All at once. */
    static <T> List<T> inParallel(int times, IntFunction<Uni<T>> call) {
        return await(Uni.join()
                .all(IntStream.range(0, times).mapToObj(call).toList())
                .andFailFast());
    }
}
