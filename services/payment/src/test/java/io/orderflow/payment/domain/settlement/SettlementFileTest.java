package io.orderflow.payment.domain.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

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

    private static List<SettlementRow> rows(String rows) {
        return StreamSupport.stream(
                        SettlementFile.open(HEADER + rows).orElseThrow().rows().spliterator(), false)
                .toList();
    }
}
