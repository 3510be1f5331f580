package io.orderflow.payment.domain.settlement;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.settlement.SettlementRow.Line;
import io.orderflow.payment.domain.settlement.SettlementRow.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A settlement file (api.md §4): its header names the columns, in any order and with any others beside them. Rows are read one at a time,
 * and a bad one spoils only itself.
 */
public final class SettlementFile {

    private static final List<String> NEEDED = List.of("payment_reference", "operation", "amount", "currency");
    private static final String FEE = "fee";
    private static final Set<String> OPERATIONS = Stream.of(EntryKind.values())
            .filter(EntryKind::isMoney)
            .map(EntryKind::code)
            .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_REFERENCE = 200;
    private static final long MOST = 1_000_000_000_000L;

    private final String text;
    private final int start;
    private final Map<String, Integer> columns;
    private final int width;

    private SettlementFile(String text, int start, Map<String, Integer> columns, int width) {
        this.text = text;
        this.start = start;
        this.columns = columns;
        this.width = width;
    }

    /** @return the file, or empty when its header does not name each needed column once */
    public static Optional<SettlementFile> open(String body) {
        String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
        int end = headerEnd(text);
        List<String> header = CsvCells.of(text.substring(0, end));
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            if (columns.put(header.get(i), i) != null) {
                return Optional.empty();
            }
        }
        return columns.keySet().containsAll(NEEDED)
                ? Optional.of(new SettlementFile(text, end, columns, header.size()))
                : Optional.empty();
    }

    /** Lines end as {@link String#lines} knows them, the header's too: else a file of other ends would be one without rows. */
    private static int headerEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** The rows in their order, read as they are asked for; empty lines are no rows. Every call starts anew. */
    public Iterable<SettlementRow> rows() {
        return () -> {
            var lines = text.substring(start)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .iterator();
            return new java.util.Iterator<>() {
                private int row;

                @Override
                public boolean hasNext() {
                    return lines.hasNext();
                }

                @Override
                public SettlementRow next() {
                    return read(++row, CsvCells.of(lines.next()));
                }
            };
        };
    }

    private SettlementRow read(int row, List<String> cells) {
        if (cells.size() != width) {
            return new Unreadable(row, "", "columns", "must have " + width + " columns, as the header");
        }
        String reference = cell(cells, "payment_reference");
        String operation = cell(cells, "operation");
        String currency = cell(cells, "currency");
        Long amount = minorUnits(cell(cells, "amount"));
        String fee = columns.containsKey(FEE) ? cell(cells, FEE) : "";
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE || reference.indexOf('\0') >= 0) {
            return new Unreadable(row, "payment_reference", "size", "must have 1 to 200 characters");
        }
        if (!OPERATIONS.contains(operation)) {
            return new Unreadable(
                    row, "operation", "unknown", "must be authorize, capture, void, refund or chargeback");
        }
        if (amount == null) {
            return new Unreadable(row, "amount", "invalid", "must be whole minor units, not negative");
        }
        if (!currency.matches("[A-Z]{3}")) {
            return new Unreadable(row, "currency", "pattern", "must be an ISO 4217 code");
        }
        Long kept = minorUnits(fee);
        return fee.isEmpty() || kept != null
                ? new Line(row, reference, operation, amount, currency, kept)
                : new Unreadable(row, FEE, "invalid", "must be whole minor units, not negative");
    }

    private String cell(List<String> cells, String column) {
        return cells.get(columns.getOrDefault(column, 0));
    }

    private static @Nullable Long minorUnits(String cell) {
        if (!cell.matches("[0-9]{1,13}")) {
            return null;
        }
        long value = Long.parseLong(cell);
        return value <= MOST ? value : null;
    }
}
