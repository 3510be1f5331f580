package io.orderflow.order.domain.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What could have happened to an order: services do one thing after another, each by itself, because of an event that was published
 * before, or for an operation that the order asked for and is answered later. Their clocks disagree.
 * @param causes what must come before an entry
 * @param asked  by operation, what had the order ask for it
 */
record AnyStory(
        List<List<TimelineEntry>> histories,
        Map<TimelineEntry, List<TimelineEntry>> causes,
        Map<String, String> asked) {

    private static final List<String> SERVICES = List.of("order", "payment", "warehouse", "fulfillment");
    private static final int LONGEST_SKEW = 50;

    static AnyStory of(long seed) {
        return tell(new Random(seed), LONGEST_SKEW);
    }

    static AnyStory withOneClock(long seed) {
        return tell(new Random(seed), 1);
    }

    List<TimelineEntry> merged() {
        return CausalOrder.merge(histories, asked);
    }

    private static AnyStory tell(Random random, int skew) {
        var told = new Teller(random, skew);
        int steps = random.nextInt(30);
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(4)) {
                case 0 -> told.operation(step);
                case 1, 2 -> told.effect(step);
                default -> told.alone(step);
            }
        }
        return new AnyStory(List.copyOf(told.histories.values()), told.causes, told.asked);
    }

    /** Writes down one step after the other. */
    private static final class Teller {
        private final Random random;
        private final Map<String, List<TimelineEntry>> histories = new HashMap<>();
        private final Map<TimelineEntry, List<TimelineEntry>> causes = new HashMap<>();
        private final Map<String, String> asked = new HashMap<>();
        private final List<TimelineEntry> published = new ArrayList<>();
        private final Map<String, Integer> clocks = new HashMap<>();

        Teller(Random random, int skew) {
            this.random = random;
            SERVICES.forEach(one -> histories.put(one, new ArrayList<>()));
            SERVICES.forEach(one -> clocks.put(one, random.nextInt(skew)));
        }

        /** The order reacts to an event, asks a neighbour for something because of it, and is answered later. */
        void operation(int step) {
            String key = "order:1:operation-" + step;
            String neighbour = SERVICES.get(1 + random.nextInt(SERVICES.size() - 1));
            var reason = step > 0 && !published.isEmpty() ? because("order", step, " asks") : null;
            var done = write(neighbour, step, " done", event(random), key);
            var answered = write("order", step, " known", event(random), key);
            if (reason != null) {
                asked.put(key, String.valueOf(reason.causationId()));
                causes.put(done, List.of(reason));
            }
            causes.put(answered, List.of(done));
            published.addAll(List.of(done, answered));
        }

        void effect(int step) {
            if (!published.isEmpty()) {
                because(SERVICES.get(random.nextInt(SERVICES.size())), step, " because");
            }
        }

        void alone(int step) {
            write(SERVICES.get(random.nextInt(SERVICES.size())), step, " alone", null, null);
        }

        /** A service reacts to an event once. */
        private @Nullable TimelineEntry because(String service, int step, String what) {
            var cause = published.get(random.nextInt(published.size()));
            String event = String.valueOf(cause.eventId());
            if (histories.getOrDefault(service, List.of()).stream()
                    .anyMatch(entry -> event.equals(entry.causationId()))) {
                return null;
            }
            var effect = write(service, step, what, event(random), event);
            causes.put(effect, List.of(cause));
            published.add(effect);
            return effect;
        }

        private TimelineEntry write(
                String service, int step, String what, @Nullable String eventId, @Nullable String causationId) {
            int second = step + clocks.getOrDefault(service, 0);
            var entry = CausalOrderTest.entry(service, second, step + what, eventId, causationId);
            histories.getOrDefault(service, List.of()).add(entry);
            return entry;
        }
    }

    private static String event(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
