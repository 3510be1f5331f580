package io.orderflow.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T5.2")
class EvidenceTest {

    @Test
    void keepsAUsableId() {
        assertThat(Evidence.id("018f-1", "{}")).isEqualTo("018f-1");
    }

    @Test
    void makesAnIdOfTheContentForWhatHasNone() {
        assertThat(Evidence.id("", "one")).isEqualTo(Evidence.id("", "one")).isNotEqualTo(Evidence.id("", "two"));
        assertThat(Evidence.id("x".repeat(10_000), "one")).hasSizeLessThan(100);
    }

    @Test
    void writesOutWhatTheDatabaseCannotHold() {
        assertThat(Evidence.text("a\u0000b")).isEqualTo("a\\u0000b");
        assertThat(Evidence.reason("r".repeat(5000))).hasSizeLessThan(2100);
    }

    @Test
    void tellsWhatCausedItAsFarAsItCanBeRead() {
        assertThat(Evidence.cause("e-1", "{\"correlation_id\": \"c-1\", \"type\": 7}"))
                .hasValueSatisfying(cause -> {
                    assertThat(cause.correlationId()).isEqualTo("c-1");
                    assertThat(cause.causationId()).isEqualTo("e-1");
                });
        for (String silent :
                new String[] {"", "{", "[]", "{}", "{\"correlation_id\": \"%s\"}".formatted("c".repeat(500))}) {
            assertThat(Evidence.cause("e-1", silent)).as(silent).isEmpty();
        }
    }
}
