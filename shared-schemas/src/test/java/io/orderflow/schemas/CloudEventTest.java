package io.orderflow.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T5.2")
class CloudEventTest {

    @Test
    void framesTheDataAsItIs() {
        String data = "{\"b\": 1, \"a\": \"<&>\\u00e9é😀\"}";
        String wire = CloudEvent.write("e1", "orders.order.created", "order", data);
        assertThat(wire).isEqualTo("""
                {"specversion":"1.0","id":"e1","source":"order","type":"orders.order.created",\
                "datacontenttype":"application/json","data":""" + data + "}");
        assertThat(CloudEvent.read(wire)).contains(new CloudEvent("e1", data));
    }

    @Test
    void quotesWhatCouldBreakTheFrame() {
        String wire = CloudEvent.write("a\"b\\\n", "t\"", "s\"", "{}");
        assertThat(CloudEvent.read(wire)).contains(new CloudEvent("a\"b\\\n", "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":{\"sku\":\"a\"}}|{\"sku\":\"a\"}",
                "{\"data\": {\"n\": [1, {\"x\": 2}]} , \"traceid\": {\"deep\": [1]}, \"id\":\"e1\",\"specversion\":\"1.0\"}|{\"n\": [1, {\"x\": 2}]}",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":\"text\"}|text",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":[1, 2]}|[1, 2]",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\": 12 }|12",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":null}|null",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data_base64\":\"dGV4dA==\"}|text"
            })
    void findsTheDataWhereverItLies(String wire, String data) {
        assertThat(CloudEvent.read(wire)).contains(new CloudEvent("e1", data));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"specversion\":\"1.0\",\"id\":",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":{\"sku\":\"a\"}",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":{\"sku\":\"a\"}} x",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data\":{\"sku\":\"a\"}}{}",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data_base64\":\"!\"}",
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"data_base64\":{}}",
                "{\"specversion\":\"1.0\",\"id\":\"e1\"}",
                "{\"specversion\":1,\"id\":\"e1\",\"data\":{}}",
                "{\"sku\":\"a\",\"data\":{}}",
                "[1]",
                "\"text\"",
                "\u0000",
                "null"
            })
    void leavesToOthersWhatIsNoCloudEventWithData(String text) {
        assertThat(CloudEvent.read(text)).isEmpty();
    }

    @Test
    void toleratesAFrameWithoutAUsableId() {
        assertThat(CloudEvent.read("{\"specversion\":\"1.0\",\"id\":7,\"data\":{}}"))
                .contains(new CloudEvent("", "{}"));
    }
}
