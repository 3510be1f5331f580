package io.orderflow.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.neighbours.Histories;
import io.orderflow.order.neighbours.NeighboursResource;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.history.HistoryEntry;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timeline of an order as it is read, with neighbours that have a part in it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(NeighboursResource.class)
class TimelineApiTest {

    private static final int MANY = 500;
    private static final int READS = 25;

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Orders orders;

    @Inject
    WriteOrder writing;

    @Inject
    Histories histories;

    @Inject
    PaymentClient payments;

    @AfterEach
    void everybodyIsBack() {
        List.of("payment", "warehouse").forEach(histories::returns);
    }

    /** The clock of the payment service is an hour ahead by now, and that of the warehouse half an hour. */
    @Test
    void tellsWhatAllServicesDidInCausalOrder() {
        UUID order = desk.placed();
        String captured = Ids.next().toString();
        String operation = "order:" + order + ":confirm-reservations";
        moved(order, OrderStatus.CONFIRMED, operation);
        moved(order, OrderStatus.PAID, captured);
        Instant now = Instant.now();
        histories.tell(
                "warehouse",
                order.toString(),
                entry(now.minus(Duration.ofHours(1)), "warehouse.reservation", "active", null, null),
                entry(now.plus(Duration.ofMinutes(30)), "warehouse.reservation", "confirmed", null, operation));
        histories.tell(
                "payment",
                order.toString(),
                entry(now.plus(Duration.ofHours(1)), "payment.captured", "2400 USD", captured, "capture-1"));

        timeline(order)
                .body("incomplete", empty())
                .body("items.service", contains("warehouse", "order", "warehouse", "order", "payment", "order"))
                .body("items.to", contains("active", "pending", "confirmed", "confirmed", "2400 USD", "paid"))
                .body("items[4].event_id", equalTo(captured))
                .body("items[5].causation_id", equalTo(captured));
    }

    @Test
    void namesActorCauseAndEventOfEachOfItsMoves() {
        UUID order = desk.placed();
        String heard = Ids.next().toString();
        moved(order, OrderStatus.CONFIRMED, heard);
        List<String> published = events(order);
        timeline(order)
                .body("items.kind", contains("order.status", "order.status"))
                .body("items.actor", contains("system:test", "system:test"))
                .body("items.cause", contains("placed", "moved"))
                .body("items.event_id", equalTo(published))
                .body("items[0].causation_id", nullValue())
                .body("items[1].causation_id", equalTo(heard));
        assertThat(published).hasSize(2).doesNotContain(heard);
    }

    @Test
    void answersWithWhatThereIsWhileANeighbourIsAway() {
        UUID order = desk.placed();
        histories.tell("payment", order.toString(), entry(Instant.now(), "payment.captured", "2400 USD", null, null));
        histories.leaves("warehouse");
        timeline(order).body("incomplete", contains("warehouse")).body("items", hasSize(2));
        histories.returns("warehouse");
        timeline(order).body("incomplete", empty());
    }

    @Test
    void waitsForNobodyWhoDoesNotAnswer() {
        UUID order = desk.placed();
        histories.fallsSilent("payment");
        histories.fallsSilent("warehouse");
        timeline(order)
                .body("incomplete", contains("payment", "warehouse"))
                .body("items.kind", contains("order.status"));
    }

    /** A breaker opens after twenty failures in a row; that of checkouts must not be one of a read that can be done without. */
    @Test
    void leavesNobodyAloneWithMoreThanTheirHistory() {
        UUID order = desk.placed();
        histories.leaves("payment");
        for (int i = 0; i < READS; i++) {
            timeline(order).body("incomplete", contains("payment"));
        }
        var found = payments.find(Cause.system("test"), order).await().atMost(Duration.ofSeconds(60));
        assertThat(found).isInstanceOf(Outcome.Success.class);
        histories.returns("payment");
        Eventually.holds(Duration.ofSeconds(60), () -> timeline(order).body("incomplete", empty()));
    }

    @Test
    void tellsTheLatestOfAVeryLongStoryAndSaysSo() {
        UUID order = desk.placed();
        in(Cause.system("test"), tx -> tx.update("""
                        insert into timeline (order_id, at, kind, to_state, actor, cause)
                        select $1, now(), 'order.cash', n::text, 'system:test', 'chased' from generate_series(1, $2) n""", order, MANY));
        histories.tell(
                "payment",
                order.toString(),
                IntStream.rangeClosed(0, MANY)
                        .mapToObj(n -> entry(Instant.EPOCH.plusSeconds(n), "payment.refunded", n + " USD", null, null))
                        .toArray(HistoryEntry[]::new));
        timeline(order)
                .body("incomplete", contains("order", "payment"))
                .body("items", hasSize(2 * MANY))
                .body("items[0].to", equalTo("1 USD"))
                .body("items[" + MANY + "].to", equalTo("1"))
                .body("items[-1].to", equalTo(String.valueOf(MANY)));
    }

    @Test
    void isForTheBuyerAndStaffOnly() {
        UUID order = desk.placed();
        String path = "/api/v1/orders/" + order + "/timeline";
        given().auth().oauth2(Tokens.customer("customer-1")).get(path).then().statusCode(200);
        given().auth().oauth2(Tokens.customer("customer-2")).get(path).then().statusCode(404);
        given().get(path).then().statusCode(401);
    }

    private static HistoryEntry entry(
            Instant at, String kind, String to, @Nullable String eventId, @Nullable String causationId) {
        return new HistoryEntry(at, kind, null, to, "system:test", "test", eventId, causationId);
    }

    private static ValidatableResponse timeline(UUID order) {
        return given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/orders/" + order + "/timeline")
                .then()
                .statusCode(200);
    }

    private void moved(UUID id, OrderStatus to, String causationId) {
        in(
                new Cause("correlation", causationId, "system:test", null),
                tx -> orders.lock(tx, id)
                        .chain(found -> writing.change(
                                tx, found.orElseThrow(), found.orElseThrow().moved(to), "moved")));
    }

    private List<String> events(UUID order) {
        return database.list(
                        "select event_id::text from outbox where aggregate_id = $1 order by position",
                        row -> row.getString(0),
                        order.toString())
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private <T> T in(Cause cause, Function<Tx, Uni<T>> work) {
        return database.inTransaction(cause, work).await().atMost(Duration.ofSeconds(60));
    }
}
