package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.schemas.Envelope;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.CaptureRequested;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SplitPayloadTest {

    @Test
    void putsTheVersionWhereTheEnvelopeHasIt() {
        var data = new CaptureRequested("\"aggregate_version\":1", "1", new WireMoney(1, "USD"), "immediate");
        String aggregate = "an \"aggregate_version\":1 of its own";

        var split = SplitPayload.of(event(aggregate, SplitPayload.PLACEHOLDER, data));

        assertThat(split.before() + 4711 + split.after()).isEqualTo(WireJson.write(event(aggregate, 4711, data)));
    }

    private static Event<CaptureRequested> event(String aggregate, long version, CaptureRequested data) {
        var envelope = new Envelope(
                new UUID(1, 2),
                Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED,
                1,
                aggregate,
                version,
                Instant.EPOCH,
                "correlation",
                null,
                null,
                "test");
        return new Event<>(envelope, data);
    }
}
