package io.orderflow.payment.domain.settlement;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;

/** The cells of one line of CSV. Read line by line, so that a quote that is never closed spoils its own row and not the rest of the file. */
final class CsvCells {

    private static final CsvReader.CsvReaderBuilder READER =
            CsvReader.builder().skipEmptyLines(false).allowExtraCharsAfterClosingQuote(true);

    private CsvCells() {}

    static List<String> of(String line) {
        // The reader finds no record in nothing.
        return line.isEmpty()
                ? List.of("")
                : READER.ofSingleCsvRecord(line).getFields().stream()
                        .map(String::strip)
                        .toList();
    }
}
