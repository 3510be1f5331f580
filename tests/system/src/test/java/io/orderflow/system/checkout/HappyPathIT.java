package io.orderflow.system.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Quiescence;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.fault.Books;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SystemTest
class HappyPathIT {

    @Test
    @Tag("C1.1")
    @Tag("C1.3")
    void takesACardOrderFromCheckoutToPaid(Platform platform) {
        String sku = platform.goods().stocked(10, Money.usd(1_999));
        Answer answer = platform.orders(Role.CUSTOMER)
                .submit(OrderRequest.by(platform.customerId()).item(sku, 3));

        assertThat(answer.status()).isEqualTo(201);
        Order placed = new Order(answer.json());
        assertThat(answer.header("Location").orElseThrow()).endsWith("/api/v1/orders/" + placed.id());
        assertThat(answer.header("ETag")).isPresent();
        assertThat(placed.grand()).isEqualTo(Money.usd(5_997 + 1_199));

        Order paid = platform.orders(Role.CUSTOMER).awaitStatus(placed.id(), "paid");
        assertThat(paid.paymentStatus()).isEqualTo("paid");
        assertThat(paid.captured()).isEqualTo(paid.grand());

        var stock = platform.stock().of(sku);
        assertThat(List.of(stock.onHand(), stock.reserved(), stock.available())).containsExactly(10L, 3L, 7L);

        var gateway = platform.gateway().ledger(paid.paymentReference());
        assertThat(gateway.all("authorize")).hasSize(1);
        assertThat(gateway.all("capture")).hasSize(1);
        assertThat(gateway.all("capture").getFirst().amount()).isEqualTo(paid.grand());
        assertThat(platform.payments()
                        .ledger(paid.payment().path("id").asText())
                        .net())
                .isEqualTo(gateway.net());
    }

    @Test
    @Tag("C1.4")
    void keepsTheAuthorizationOnTheOrderFromCheckout(Platform platform) {
        String sku = platform.goods().stocked(1);
        Order placed =
                platform.orders().place(OrderRequest.by(platform.customerId()).item(sku, 1));

        String authorization = placed.payment().path("authorization_id").asText();
        assertThat(authorization).isNotEmpty();
        assertThat(platform.payments().of(placed.id()))
                .singleElement()
                .satisfies(payment ->
                        assertThat(payment.path("authorization_id").asText()).isEqualTo(authorization));
        Order paid = platform.orders().awaitStatus(placed.id(), "paid");
        assertThat(paid.payment().path("authorization_id").asText()).isEqualTo(authorization);
    }

    @Test
    @Tag("C1.6")
    void tiesEveryItemToAReservationThatLivesAsLongAsThePaymentWindow(Platform platform) {
        assertReservedFor(platform, "card", Duration.ofMinutes(15));
        assertReservedFor(platform, "bank_transfer", Duration.ofHours(72));
        assertReservedFor(platform, "cod", Duration.ofHours(24));
    }

    @Test
    @Tag("T5.5")
    void opensAStockRecordAtZeroForANewProduct(Platform platform) {
        String sku = io.orderflow.system.Ids.sku("NEW");
        platform.catalog().create(sku, Money.usd(100));

        assertThat(platform.stock().known(sku).available()).isZero();
    }

    @Test
    void tellsTheStoryOfAnOrderInCausalOrder(Platform platform) {
        String sku = platform.goods().stocked(1);
        Order paid = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));

        List<JsonNode> story = platform.orders().timeline(paid.id());
        List<String> moves = story.stream()
                .filter(entry -> entry.path("kind").asText().equals("order.status"))
                .map(entry -> entry.path("to").asText())
                .toList();
        assertThat(moves).containsExactly("pending", "confirmed", "paid");
        assertThat(story).allSatisfy(entry -> {
            assertThat(entry.path("service").asText()).isNotEmpty();
            assertThat(entry.path("actor").asText()).isNotEmpty();
            assertThat(entry.path("cause").asText()).isNotEmpty();
            assertThat(Instant.parse(entry.path("at").asText())).isNotNull();
        });
    }

    @Test
    @Tag("C1.1")
    void tellsWhatPaymentAndWarehouseDidBetweenTheMovesOfTheOrder(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order paid = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 2));
        new Quiescence(platform).await(Duration.ofSeconds(60));
        List<JsonNode> story = platform.orders().timeline(paid.id());

        assertThat(story.stream().map(HappyPathIT::line).toList())
                .containsSubsequence("payment payment.authorized", "order order.status pending")
                .containsSubsequence(
                        "warehouse warehouse.reservation active",
                        "order order.status pending",
                        "warehouse warehouse.reservation confirmed",
                        "order order.status confirmed",
                        "payment payment.captured",
                        "order order.payment_captured",
                        "order order.status paid");
        assertThat(events(story, "order"))
                .containsExactlyElementsOf(published(platform, "order", paid.id(), "orders.order.status_changed"));
        String payment = paid.payment().path("id").asText();
        assertThat(events(story, "payment"))
                .containsExactlyElementsOf(published(platform, "payment", payment, "payments.payment.confirmed"));
    }

    private static String line(JsonNode entry) {
        String what = entry.path("service").asText() + " " + entry.path("kind").asText();
        return entry.path("to").asText().endsWith(" USD")
                ? what
                : what + " " + entry.path("to").asText();
    }

    /** Of the moves of the order itself, and of all that another service did. */
    private static List<String> events(List<JsonNode> story, String service) {
        return story.stream()
                .filter(entry -> entry.path("service").asText().equals(service))
                .filter(entry ->
                        !service.equals("order") || entry.path("kind").asText().equals("order.status"))
                .map(entry -> entry.path("event_id").asText())
                .toList();
    }

    private static List<String> published(Platform platform, String service, String aggregate, String topic) {
        return new Books(platform)
                .column(
                        service,
                        "select event_id::text from outbox_sent where aggregate_id = ? and topic = ? order by position",
                        aggregate,
                        topic);
    }

    @Test
    void listsACustomersOrdersNewestFirst(Platform platform) {
        String sku = platform.goods().stocked(10);
        String customer = io.orderflow.system.Ids.uuid();
        Order first = platform.orders().placePaid(OrderRequest.by(customer).item(sku, 1));
        Order second = platform.orders().placePaid(OrderRequest.by(customer).item(sku, 1));

        assertThat(platform.orders().of(customer)).extracting(Order::id).containsExactly(second.id(), first.id());
        assertThat(platform.orders()
                        .client()
                        .get("/api/v1/orders?status=paid&customer_id=" + customer + "&from=2000-01-01T00:00:00Z")
                        .send()
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(2);
    }

    private static void assertReservedFor(Platform platform, String method, Duration window) {
        // Worth more than the job for cash on delivery confirms by itself.
        String sku = platform.goods().stocked(5, Money.usd(9_900));
        OrderRequest request = OrderRequest.by(platform.customerId()).item(sku, 2);
        Instant before = platform.operations("order").now();
        Order order = platform.orders()
                .place(
                        method.equals("card")
                                ? request.card("tok_action_required", "immediate")
                                : request.method(method));

        JsonNode item = order.items().getFirst();
        assertThat(platform.stock().reservationsOf(order.id()))
                .singleElement()
                .satisfies(reservation -> assertLive(reservation, item, before.plus(window)));
        platform.orders().cancel(order.id()).expect(200);
        platform.orders().awaitStatus(order.id(), "cancelled");
    }

    private static void assertLive(Reservation reservation, JsonNode item, Instant end) {
        assertThat(reservation.id()).isEqualTo(item.path("reservation_id").asText());
        assertThat(reservation.orderItemId()).isEqualTo(item.path("id").asText());
        assertThat(reservation.quantity()).isEqualTo(item.path("quantity").asLong());
        assertThat(reservation.status()).isEqualTo("active");
        assertThat(reservation.expiresAt()).isBetween(end.minusSeconds(5), end.plusSeconds(60));
    }
}
