package io.orderflow.order.domain.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Merges what services tell of an order. Each is taken at its word about the order of what it did itself. Between services, what an
 * event led to comes after what the event tells of; what a neighbour did for an operation comes after what had the order ask for it,
 * and before what the order was answered. Anything else goes by time. Clocks that disagree cannot turn a cause and its effect around,
 * and whose history is given first makes no difference.
 */
public final class CausalOrder {

    private static final Pattern EVENT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Comparator<TimelineEntry> BY_TIME =
            Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::service);

    private final List<Deque<TimelineEntry>> histories;
    /** By event, what it tells of and has not come yet. */
    private final Map<String, Integer> untold = new HashMap<>();
    /** By operation, what neighbours did for it and has not come yet. */
    private final Map<String, Integer> unanswered = new HashMap<>();
    /** By event or operation, what the order did because of it and has not come yet. */
    private final Map<String, Integer> undone = new HashMap<>();

    private final Map<String, String> asked;

    private CausalOrder(List<List<TimelineEntry>> given, Map<String, String> asked) {
        this.asked = asked;
        histories = given.stream()
                .filter(one -> !one.isEmpty())
                .map(ArrayDeque::new)
                .collect(Collectors.toCollection(ArrayList::new));
        given.forEach(one -> one.forEach(entry -> count(entry, 1)));
    }

    /**
     * @param histories one a service, each in its own order
     * @param asked     by operation of the order, what had it asked
     */
    public static List<TimelineEntry> merge(List<List<TimelineEntry>> histories, Map<String, String> asked) {
        var merging = new CausalOrder(histories, asked);
        var merged = new ArrayList<TimelineEntry>();
        while (!merging.histories.isEmpty()) {
            merged.add(merging.next());
        }
        return merged;
    }

    /** Where each waits for another, which no true histories do, time decides. */
    private TimelineEntry next() {
        var next = histories.stream()
                .filter(one -> !waits(one.element()))
                .min(Comparator.comparing(Deque::element, BY_TIME))
                .or(() -> histories.stream().min(Comparator.comparing(Deque::element, BY_TIME)))
                .orElseThrow();
        TimelineEntry entry = next.remove();
        if (next.isEmpty()) {
            histories.remove(next);
        }
        count(entry, -1);
        return entry;
    }

    private boolean waits(TimelineEntry entry) {
        String cause = entry.causationId();
        if (cause == null) {
            return false;
        }
        String reason = asked.get(cause);
        return isLeft(untold, cause)
                || (entry.isOrders() ? isLeft(unanswered, cause) : reason != null && isLeft(undone, reason));
    }

    private static boolean isLeft(Map<String, Integer> counted, String cause) {
        return counted.getOrDefault(cause, 0) > 0;
    }

    private void count(TimelineEntry entry, int by) {
        if (published(entry)) {
            untold.merge(entry.eventId(), by, Integer::sum);
        }
        String cause = entry.causationId();
        if (cause == null) {
            return;
        }
        if (entry.isOrders()) {
            undone.merge(cause, by, Integer::sum);
        } else if (!EVENT.matcher(cause).matches()) {
            unanswered.merge(cause, by, Integer::sum);
        }
    }

    /** What was only heard of by an event is caused by it. */
    private static boolean published(TimelineEntry entry) {
        return entry.eventId() != null && !entry.eventId().equals(entry.causationId());
    }
}
