package io.orderflow.platform.history;

import java.util.List;

/**
 * What a service did for an order, in the order in which it did it.
 * @param cut whether there is more before the first entry
 */
public record History(List<HistoryEntry> entries, boolean cut) {

    public static final History NONE = new History(List.of(), false);

    /** @param entries in their order, one more than {@code limit} where there are so many */
    public static History latest(List<HistoryEntry> entries, int limit) {
        int over = Math.max(0, entries.size() - limit);
        return new History(List.copyOf(entries.subList(over, entries.size())), over > 0);
    }
}
