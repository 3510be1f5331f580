package io.orderflow.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.platform.retention.History.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has to outlive what. */
@Tag("T5.1")
class HistoriesTest {

    private static final Pattern STREAM_TTL = Pattern.compile("- name: streamTTL\\s+value: (\\d+)h");

    @Test
    void knowsHowLongTheBrokerKeepsAMessage() throws IOException {
        String component = Files.readString(components().resolve("base/pubsub.yaml"));
        var found = STREAM_TTL.matcher(component);
        assertThat(found.find()).as("streamTTL in hours").isTrue();
        assertThat(Keeps.defaults().broker()).isEqualTo(Duration.ofHours(Long.parseLong(found.group(1))));
        assertThat(component).as("the two exclude each other").doesNotContain("maxLenApprox");
    }

    @Test
    void remembersAnEventForAsLongAsItCanComeAgain() {
        var keep = Keeps.defaults();
        assertThat(keep.inbox()).isGreaterThanOrEqualTo(keep.outbox().plus(keep.broker()));
        assertThat(keep.outbox()).isEqualTo(Duration.ofDays(30)).isGreaterThanOrEqualTo(keep.broker());
        assertThat(keep.operations()).isGreaterThanOrEqualTo(keep.idempotencyKeys());
    }

    @Test
    void refusesToStartWhereSomethingWouldBeForgottenTooEarly() {
        for (var wrong : Map.of("inbox", "36D", "outbox", "6D", "operations", "59D", "sagas", "59D")
                .entrySet()) {
            var keep = Keeps.with(Map.of("orderflow.retention." + wrong.getKey(), wrong.getValue()));
            assertThatThrownBy(() -> new Histories(keep))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getKey() + " ");
        }
    }

    @Test
    void cutsTimeIntoDaysAndWeeksFromMondayOn() {
        var all = new Histories(Keeps.defaults()).all;
        Instant sunday = Instant.parse("2026-11-29T23:59:59.999Z");
        assertThat(all.getFirst().at(sunday).name()).isEqualTo("outbox_sent_20261129");
        Part week = all.get(1).at(sunday);
        assertThat(week)
                .isEqualTo(new Part(
                        "inbox_20261123", Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-30T00:00:00Z")))
                .isEqualTo(all.get(1).named(week.name()));
        assertThat(all.get(1).at(week.to()).name()).isEqualTo("inbox_20261130");
        assertThat(all.get(1).isOver(week, week.to().plus(Duration.ofDays(38)))).isTrue();
        assertThat(all.get(1).isOver(week, week.to().plus(Duration.ofDays(38)).minusMillis(1)))
                .isFalse();
    }

    private static Path components() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("dapr-components"))) {
            here = java.util.Objects.requireNonNull(here.getParent());
        }
        return here.resolve("dapr-components");
    }
}
