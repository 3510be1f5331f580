package io.orderflow.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T5.2")
class GivenUpTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":{\"sku\":\"a\"}}|{\"sku\":\"a\"}",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":\"text\"}|text",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data_base64\":\"dGV4dA==\"}|text"
            })
    void takesIdAndDataOfACloudEvent(String raw, String payload) {
        assertThat(GivenUp.of("delivery", raw)).isEqualTo(new Delivery("e1", payload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"specversion\":\"1.0\",\"id\":", "[1]", "\u0000", "null"})
    void keepsWhatNobodyCanReadUnderNoId(String raw) {
        assertThat(GivenUp.of("delivery", raw)).isEqualTo(new Delivery("", raw));
    }

    @Test
    void keepsACloudEventWithoutReadableDataWhole() {
        String raw = "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data_base64\":\"!\"}";
        assertThat(GivenUp.of("delivery", raw)).isEqualTo(new Delivery("e1", raw));
    }

    @Test
    void leavesAPlainEventTheIdThatItCameUnder() {
        assertThat(GivenUp.of("delivery", "{\"sku\":\"a\"}")).isEqualTo(new Delivery("delivery", "{\"sku\":\"a\"}"));
    }
}
