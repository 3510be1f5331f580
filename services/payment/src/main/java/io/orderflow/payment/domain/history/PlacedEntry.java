package io.orderflow.payment.domain.history;

import io.orderflow.platform.history.HistoryEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a payment's timeline with its place among what was published.
 * @param told its event's, null where it has none that is kept
 */
record PlacedEntry(HistoryEntry entry, @Nullable Integer told) {

    /**
     * One sequence of two that each keep their order, because the times of entries are by clocks of different processes. A line of the ledger
     * stands before what was told after its event, or after the event of a later line; times count only where neither order tells.
     * @param booked in the order of the ledger, which wins where the two orders differ
     * @param beside what was told beyond the ledger, in the order of publication
     */
    static List<HistoryEntry> merged(List<PlacedEntry> booked, List<PlacedEntry> beside) {
        var merged = new ArrayList<HistoryEntry>();
        int next = 0;
        for (PlacedEntry one : beside) {
            while (next < booked.size() && one.comesAfter(booked.subList(next, booked.size()))) {
                merged.add(booked.get(next++).entry);
            }
            merged.add(one.entry);
        }
        booked.subList(next, booked.size()).forEach(line -> merged.add(line.entry));
        return merged;
    }

    /** @param lines of the ledger, at least one */
    private boolean comesAfter(List<PlacedEntry> lines) {
        PlacedEntry first = lines.getFirst();
        return lines.stream().anyMatch(this::isToldAfter)
                || first.told == null && !first.entry.at().isAfter(entry.at());
    }

    private boolean isToldAfter(PlacedEntry line) {
        return told != null && line.told != null && line.told < told;
    }
}
