package io.orderflow.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events through the broker that nobody can read: kept with a reason that stays the same, without an effect, and in nobody's way. */
@SystemTest
@Tag("M2.7")
@Tag("T5.2")
class BadEventIT {
    private static final String TOPIC = "payments.payment.confirmed";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void keepsAnEventOfAnUnknownTypeOrMajorVersion(Platform platform) {
        Order order = paid(platform);
        assertDead(platform, order, with(event(order), "type", "payments.payment.imagined"), "wrong_type");
        assertDead(platform, order, with(event(order), "schema_version", 99), "unknown_version");
        assertDead(platform, order, with(event(order), "schema_version", "two"), "invalid_field");
    }

    @Test
    void keepsAnEventThatLacksOrMistakesWhatEveryReaderNeeds(Platform platform) {
        Order order = paid(platform);
        for (String field : new String[] {"event_id", "aggregate_id", "aggregate_version", "occurred_at", "order_id"}) {
            Map<String, Object> without = event(order);
            without.remove(field);
            assertDead(platform, order, without, "missing_field");
        }
        assertDead(platform, order, with(event(order), "aggregate_version", -1), "invalid_field");
        assertDead(platform, order, with(event(order), "amount", "a lot"), "invalid_field");
    }

    @Test
    void keepsATruncatedEvent(Platform platform) {
        Order order = paid(platform);
        for (String type : new String[] {"application/json", "text/plain", "application/octet-stream"}) {
            String mark = Ids.uuid();
            String whole = Json.write(with(event(order), "mark", mark));
            String text = whole.substring(0, whole.indexOf(mark) + mark.length());
            platform.eventsOf("payment").publish(TOPIC, type, text);
            assertThat(reason(platform, mark)).as(type).startsWith("malformed");
        }
        assertUntouched(platform, order);
    }

    @Test
    void keepsNothingFromTheEventsBehindIt(Platform platform) {
        Order order = paid(platform);
        for (int i = 0; i < 20; i++) {
            platform.eventsOf("payment").publish(TOPIC, with(event(order), "schema_version", 99));
        }
        assertThat(paid(platform).status()).isEqualTo("paid");
        assertUntouched(platform, order);
    }

    /** Publishes an event and waits until the order service has laid it aside. */
    private static void assertDead(Platform platform, Order order, Map<String, Object> event, String code) {
        String mark = Ids.uuid();
        platform.eventsOf("payment").publish(TOPIC, with(event, "mark", mark));
        assertThat(reason(platform, mark)).startsWith(code);
        assertUntouched(platform, order);
    }

    private static String reason(Platform platform, String mark) {
        return Await.until(
                "dead letter with " + mark,
                PATIENCE,
                () -> platform.operations("order").deadLetters().stream()
                        .filter(letter -> letter.path("payload").asText().contains(mark))
                        .map(letter -> letter.path("reason").asText())
                        .findFirst()
                        .orElse(""),
                reason -> !reason.isEmpty());
    }

    private static void assertUntouched(Platform platform, Order order) {
        assertThat(platform.orders().get(order.id()).json()).isEqualTo(order.json());
    }

    private static Order paid(Platform platform) {
        String sku = platform.goods().stocked(5);
        return platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));
    }

    /** An event that would be a good one. */
    private static Map<String, Object> event(Order order) {
        Map<String, Object> event = new LinkedHashMap<>();
        String payment = order.payment().path("id").asText();
        event.put("event_id", Ids.uuid());
        event.put("type", TOPIC);
        event.put("schema_version", 1);
        event.put("aggregate_id", payment);
        event.put("aggregate_version", 90);
        event.put("occurred_at", "2026-01-01T00:00:00Z");
        event.put("correlation_id", Ids.uuid());
        event.put("payment_id", payment);
        event.put("order_id", order.id());
        event.put("method", "card");
        event.put("status", "captured");
        event.put("authorization_id", "auth");
        event.put("amount", order.grand());
        event.put("authorized", order.grand());
        event.put("captured", order.grand());
        return event;
    }

    private static Map<String, Object> with(Map<String, Object> event, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(event);
        changed.put(field, value);
        return changed;
    }
}
