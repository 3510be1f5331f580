package io.orderflow.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orderflow.schemas.event.ReservationExpired;
import io.orderflow.schemas.event.StockCommitted;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M2.7")
@Tag("E9.8")
class WireJsonTest {
    private static final UUID ID = UUID.fromString("01931f2a-8000-7b00-9a00-0000000000a0");
    private static final String BY_HAND = """
            {"event_id":"01931f2a-8000-7b00-9a00-0000000000a0","aggregate_id":"r1","aggregate_version":1,
             "occurred_at":"2025-11-12T09:30:00Z","reservation_id":"r1","order_id":"o1","order_item_id":"i1",
             "sku":"MUG","warehouse_id":"w1","quantity":2}""";

    @Test
    void writesOneFlatSnakeCaseObjectWithoutNulls() {
        Envelope envelope = new Envelope(
                ID,
                Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED,
                1,
                "r1",
                7,
                Instant.parse("2025-11-12T09:30:00.125Z"),
                "c1",
                null,
                null,
                "admin-1");

        assertThat(WireJson.write(new Event<>(envelope, expired()))).isEqualTo("""
                {"event_id":"01931f2a-8000-7b00-9a00-0000000000a0","type":"warehouse.inventory.reservation_expired",\
                "schema_version":1,"aggregate_id":"r1","aggregate_version":7,"occurred_at":"2025-11-12T09:30:00.125Z",\
                "correlation_id":"c1","actor":"admin-1","reservation_id":"r1","order_id":"o1","order_item_id":"i1",\
                "sku":"MUG","warehouse_id":"w1","quantity":2}""");
    }

    @Test
    void readsWhatSomebodyPublishedByHand() {
        Event<ReservationExpired> event = WireJson.read(BY_HAND, ReservationExpired.class);

        assertThat(event.data()).isEqualTo(expired());
        assertThat(event.envelope().type()).isEqualTo(Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED);
        assertThat(event.envelope().schemaVersion()).isEqualTo(1);
        assertThat(event.envelope().correlationId()).isEqualTo(ID.toString());
        assertThat(event.envelope().causationId()).isNull();
    }

    @Test
    void readsANumericOrderIdAsTheSameOrder() {
        String json = BY_HAND.replace("\"o1\"", "100042")
                .replace("\"aggregate_id\":\"r1\"", "\"aggregate_id\":9007199254740993");

        Event<ReservationExpired> event = WireJson.read(json, ReservationExpired.class);

        assertThat(event.data().orderId()).isEqualTo("100042");
        assertThat(event.envelope().aggregateId()).isEqualTo("9007199254740993");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "\"1.7\"", "null"})
    void readsEveryMinorOfAKnownMajorVersion(String version) {
        assertThat(WireJson.read(with("schema_version", version), ReservationExpired.class)
                        .envelope()
                        .schemaVersion())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "\"2.0\"", "99"})
    void refusesAnUnknownMajorVersionWithItsReason(String version) {
        assertThat(refusal(with("schema_version", version)).reason()).isEqualTo(UnreadableEvent.UNKNOWN_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "{} {}", "{\"event_id\":}"})
    void refusesWhatIsNotOneJsonObject(String json) {
        assertThat(refusal(json).reason()).isEqualTo(UnreadableEvent.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_id",
                "aggregate_id",
                "aggregate_version",
                "occurred_at",
                "reservation_id",
                "order_id",
                "order_item_id",
                "sku",
                "warehouse_id",
                "quantity"
            })
    void refusesAnEventWithoutAFieldThatReadersNeed(String field) {
        UnreadableEvent absent = refusal(BY_HAND.replace("\"" + field + "\"", "\"other\""));
        UnreadableEvent isNull = refusal(with(field, "null"));

        assertThat(absent.reason()).isEqualTo(UnreadableEvent.MISSING_FIELD);
        assertThat(isNull.reason()).isEqualTo(UnreadableEvent.MISSING_FIELD);
        assertThat(absent).hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "event_id | \"1-2-3-4-5\"",
                "event_id | 17",
                "aggregate_version | 0",
                "aggregate_version | 1.0",
                "aggregate_version | \"1\"",
                "aggregate_version | 9223372036854775808",
                "occurred_at | \"yesterday\"",
                "occurred_at | 1762939800",
                "schema_version | 1.5",
                "schema_version | \"one\"",
                "schema_version | []",
                "correlation_id | \"\"",
                "actor | {}",
                "order_id | 1.5",
                "order_id | true",
                "order_id | [\"o1\"]",
                "sku | 12",
                "sku | \" \"",
                "quantity | 2.0",
                "quantity | \"2\"",
                "quantity | true",
                "quantity | -1",
                "quantity | 9223372036854775808",
            })
    void refusesAFieldOfTheWrongTypeOrRange(String field, String value) {
        UnreadableEvent refusal = refusal(with(field, value));

        assertThat(refusal.reason()).isEqualTo(UnreadableEvent.INVALID_FIELD);
        assertThat(refusal).hasMessageContaining(field).hasMessageNotContaining("yesterday");
    }

    @Test
    void namesTheFieldInsideAListThatItCouldNotRead() {
        String json = """
                {"event_id":"01931f2a-8000-7b00-9a00-0000000000a0","aggregate_id":"o1","aggregate_version":1,
                 "occurred_at":"2025-11-12T09:30:00Z","order_id":"o1","items":[{"reservation_id":"r1","sku":"MUG",
                 "warehouse_id":"w1","quantity":1},{"reservation_id":"r2","sku":"MUG","quantity":1}]}""";

        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> WireJson.read(json, StockCommitted.class))
                .withMessage("missing_field: items.1.warehouse_id");
    }

    @Test
    void refusesTheEventOfAnotherTopic() {
        assertThat(refusal(with("type", "\"payments.payment.failed\"")).reason())
                .isEqualTo(UnreadableEvent.WRONG_TYPE);
    }

    @Test
    void refusesToWriteAnEnvelopeThatDoesNotFitItsData() {
        Envelope other =
                new Envelope(ID, Topics.PAYMENTS_PAYMENT_FAILED, 1, "r1", 1, Instant.EPOCH, "c", null, null, null);
        Envelope future = new Envelope(
                ID, Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED, 2, "r1", 1, Instant.EPOCH, "c", null, null, null);

        assertThatIllegalArgumentException().isThrownBy(() -> WireJson.write(new Event<>(other, expired())));
        assertThatIllegalArgumentException().isThrownBy(() -> WireJson.write(new Event<>(future, expired())));
    }

    private static ReservationExpired expired() {
        return new ReservationExpired("r1", "o1", "i1", "MUG", "w1", 2);
    }

    /** The event by hand with one field set, in place of its own value if it has one. */
    private static String with(String field, String value) {
        String without = BY_HAND.replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"replaced\":0");
        return without.substring(0, without.length() - 1) + ",\"" + field + "\":" + value + "}";
    }

    private static UnreadableEvent refusal(String json) {
        return catchThrowableOfType(UnreadableEvent.class, () -> WireJson.read(json, ReservationExpired.class));
    }
}
