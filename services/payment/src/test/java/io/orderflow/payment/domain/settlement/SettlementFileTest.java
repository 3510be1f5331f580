package io.orderflow.payment.domain.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a settlement file is read, as far as CSV itself is concerned. */
class SettlementFileTest {

    private static final String HEADER = "payment_reference,operation,amount,currency,note\n";

    @Test
    void readsQuotedCellsWithWhateverIsInThem() {
        assertThat(rows("\"pay-1\",capture, 1000 ,USD,\"a \"\"b\"\", c\"\r\n"))
                .containsExactly(new SettlementRow.Line(1, "pay-1", "capture", 1000, "USD", null));
    }

    @Test
    void losesOnlyTheRowWhoseQuoteIsNeverClosed() {
        assertThat(rows("\"pay-1,capture,1000,USD,\npay-2,capture,1,USD,\n"))
                .satisfiesExactly(
                        bad -> assertThat(bad).isInstanceOf(SettlementRow.Unreadable.class),
                        good -> assertThat(good)
                                .isEqualTo(new SettlementRow.Line(2, "pay-2", "capture", 1, "USD", null)));
    }

    @Test
    void breaksOnNoLine() {
        for (String line :
                List.of("\"", "\"\"\"", "\"a\"b,c", ",,,,", "\u0000", "#", "a\"b", "\"\"x\"", " \"q\" ,1,2,3,4")) {
            assertThat(rows(line + "\npay-2,capture,1,USD,"))
                    .as(line)
                    .hasSize(2)
                    .last()
                    .isInstanceOf(SettlementRow.Line.class);
        }
    }

    @Test
    void takesTheMarkOfWindowsForNoPartOfTheHeader() {
        assertThat(SettlementFile.open("\uFEFF" + HEADER)).isPresent();
        assertThat(SettlementFile.open("")).isEmpty();
        assertThat(SettlementFile.open("\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryRowWhateverEndsItsLines(String end) {
        var line = new SettlementRow.Line(1, "pay-1", "capture", 1000, "USD", null);
        for (String rows :
                List.of("pay-1,capture,1000,USD,\npay-2,void,1,USD,", "pay-1,capture,1000,USD,\npay-2,void,1,USD,\n")) {
            var read = SettlementFile.open((HEADER + rows).replace("\n", end))
                    .orElseThrow()
                    .rows();
            assertThat(read).hasSize(2).first().isEqualTo(line);
        }
    }

    @Test
    void losesNoRowOfAFileWhoseLinesEndInSeveralWays() {
        String text = HEADER.strip()
                + "\rpay-1,capture,1000,USD,\rpay-2,void,1,USD,\npay-3,void,1,USD,\r\n\r\npay-4,void,1,USD,";
        assertThat(SettlementFile.open(text).orElseThrow().rows())
                .hasSize(4)
                .allMatch(SettlementRow.Line.class::isInstance);
    }

    private static List<SettlementRow> rows(String rows) {
        return StreamSupport.stream(
                        SettlementFile.open(HEADER + rows).orElseThrow().rows().spliterator(), false)
                .toList();
    }
}
