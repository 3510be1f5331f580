package io.orderflow.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.hold.AskHolds;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Holds as staff set and release them, on real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class HoldApiTest {

    private static final String ADDRESS = """
            {"kind":"address","reason":"no such house number"}""";

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    WriteOrder writing;

    @Inject
    CancelOrder cancelling;

    @Inject
    AskHolds asking;

    @Test
    void showsWhoHoldsAnOrderAndWhyUntilItIsReleased() {
        UUID order = placed();

        String hold = put(order, ADDRESS, key())
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(2))
                .body("holds", hasSize(1))
                .body("holds[0].kind", equalTo("address"))
                .body("holds[0].reason", equalTo("no such house number"))
                .body("holds[0].placed_by", startsWith("staff:"))
                .extract()
                .path("holds[0].id");
        assertThat(isOnHold(order)).isTrue();
        staff().get("/api/v1/orders/" + order).then().body("holds[0].id", equalTo(hold));

        release(order, hold).statusCode(200).body("holds", empty()).body("version", equalTo(3));
        assertThat(isOnHold(order)).isFalse();
    }

    @Test
    void tellsInTheTimelineWhoDidWhat() {
        UUID order = placed();
        release(order, putOne(order));

        staff().get("/api/v1/orders/" + order + "/timeline")
                .then()
                .body("items.kind", equalTo(List.of("order.status", "order.hold", "order.hold")))
                .body("items[1].to", equalTo("address"))
                .body("items[1].cause", equalTo("no such house number"))
                .body("items[1].actor", startsWith("staff:"))
                .body("items[2].from", equalTo("address"))
                .body("items[2].cause", equalTo("hold released"));
    }

    @Test
    void keepsAnOrderOnHoldUntilTheLastOneIsReleased() {
        UUID order = placed();
        String first = putOne(order);
        String second = put(order, ADDRESS.replace("address", "fraud"), key())
                .body("holds", hasSize(2))
                .extract()
                .path("holds[1].id");

        release(order, first).body("holds.id", equalTo(List.of(second)));
        assertThat(isOnHold(order)).isTrue();
        release(order, second).body("holds", empty());
        assertThat(isOnHold(order)).isFalse();
    }

    @Test
    void leavesTheOrderAsItIsWhenAHoldWasReleasedBefore() {
        UUID order = placed();
        String hold = putOne(order);
        release(order, hold).statusCode(200);

        release(order, hold).statusCode(200).body("version", equalTo(3)).header("ETag", equalTo("\"3\""));
    }

    @Test
    void knowsTheHoldsOfTheOrderThatIsNamedOnly() {
        UUID order = placed();
        String own = putOne(order);
        UUID another = placed();
        String ofAnother = putOne(another);

        release(order, UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("hold_not_found"));
        release(order, ofAnother).statusCode(404).body("code", equalTo("hold_not_found"));
        release(UUID.randomUUID(), ofAnother).statusCode(404).body("code", equalTo("not_found"));
        put(UUID.randomUUID(), ADDRESS, key()).statusCode(404).body("code", equalTo("not_found"));

        assertStillHeld(order, own);
        assertStillHeld(another, ofAnother);
    }

    /** As the one that placed it has left the order. */
    private void assertStillHeld(UUID order, String hold) {
        staff().get("/api/v1/orders/" + order)
                .then()
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(2))
                .body("holds.id", equalTo(List.of(hold)));
        assertThat(entries(order)).isEqualTo(1);
    }

    @Test
    void holdsNoOrderThatIsOverAndStillReleasesIt() {
        UUID order = placed();
        String hold = putOne(order);
        in(tx -> cancelling.cancel(tx, order, "changed my mind", any -> true));

        put(order, ADDRESS, key()).statusCode(409).body("code", equalTo("illegal_transition"));
        release(order, hold)
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("holds", empty());
    }

    @Test
    void isForStaffWhoSayWhatAndWhy() {
        UUID order = placed();
        customer()
                .body(ADDRESS)
                .header("Idempotency-Key", key())
                .post(holds(order))
                .then()
                .statusCode(403);
        customer().delete(holds(order) + "/" + UUID.randomUUID()).then().statusCode(403);
        staff().body(ADDRESS)
                .post(holds(order))
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        put(order, ADDRESS.replace("address", "mood"), key()).statusCode(400).body("errors[0].field", equalTo("kind"));
        put(order, "{\"kind\":\"manual\",\"reason\":\" \"}", key())
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
    }

    @Test
    void honoursTheVersionThatTheCallerHasSeen() {
        UUID order = placed();
        String hold = putOne(order);

        staff().header("If-Match", "\"1\"")
                .delete(holds(order) + "/" + hold)
                .then()
                .statusCode(412);
        staff().header("If-Match", "\"1\"")
                .header("Idempotency-Key", key())
                .body(ADDRESS)
                .post(holds(order))
                .then()
                .statusCode(412)
                .body("code", equalTo("version_conflict"));
        staff().header("If-Match", "\"2\"")
                .delete(holds(order) + "/" + hold)
                .then()
                .statusCode(200);
    }

    @RepeatedTest(5)
    void holdsOncePerKeyAndReleasesOnceUnderParallelRepeats() {
        UUID order = placed();
        String key = key();
        assertThat(atOnce(6, post(order, key)::build)).contains("200").isSubsetOf("200", "409 idempotency_in_flight");
        String hold = staff().get("/api/v1/orders/" + order)
                .then()
                .body("holds", hasSize(1))
                .extract()
                .path("holds[0].id");

        var release = request(holds(order) + "/" + hold).DELETE();
        assertThat(atOnce(6, release::build)).containsOnly("200");
        assertThat(entries(order)).isEqualTo(2);
    }

    @Test
    void countsEveryOneOfManyThatArePlacedAtOnce() {
        UUID order = placed();

        assertThat(atOnce(6, () -> post(order, key()).build())).containsOnly("200");

        staff().get("/api/v1/orders/" + order).then().body("holds", hasSize(6)).body("version", equalTo(7));
    }

    private String putOne(UUID order) {
        return put(order, ADDRESS, key()).statusCode(200).extract().path("holds[0].id");
    }

    private static ValidatableResponse put(UUID order, String body, String key) {
        return staff().header("Idempotency-Key", key)
                .body(body)
                .post(holds(order))
                .then();
    }

    private static ValidatableResponse release(UUID order, String hold) {
        return staff().delete(holds(order) + "/" + hold).then();
    }

    private static String holds(UUID order) {
        return "/api/v1/orders/" + order + "/holds";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(Tokens.staff()).contentType(ContentType.JSON);
    }

    private static RequestSpecification customer() {
        return given().auth().oauth2(Tokens.customer("customer-1")).contentType(ContentType.JSON);
    }

    private boolean isOnHold(UUID order) {
        return in(tx -> asking.hasOpen(tx, order));
    }

    private long entries(UUID order) {
        return in(tx -> tx.first(
                        "select count(*) from timeline where order_id = $1 and kind = 'order.hold'",
                        row -> row.getLong(0),
                        order))
                .orElseThrow();
    }

    private UUID placed() {
        UUID id = Ids.next();
        in(tx -> orders.nextNumber(tx)
                .chain(number -> writing.place(tx, AnyOrder.pending(id).numbered(number))));
        return id;
    }

    private <T> T in(Function<Tx, Uni<T>> work) {
        return database.inTransaction(Cause.system("test"), work).await().atMost(Duration.ofSeconds(60));
    }

    private static HttpRequest.Builder post(UUID order, String key) {
        return request(holds(order)).header("Idempotency-Key", key).POST(BodyPublishers.ofString(ADDRESS));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Tokens.staff())
                .header("Content-Type", "application/json");
    }

    /** Lets all begin at one moment. @return the status of each, with the code of a problem */
    private static List<String> atOnce(int times, Supplier<HttpRequest> request) {
        var barrier = new CyclicBarrier(times);
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> task = () -> {
                var made = request.get();
                barrier.await();
                var answer = client.send(made, BodyHandlers.ofString());
                return answer.statusCode() < 400
                        ? "" + answer.statusCode()
                        : answer.statusCode() + " "
                                + JsonPath.from(answer.body()).getString("code");
            };
            return threads.invokeAll(Collections.nCopies(times, task)).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
