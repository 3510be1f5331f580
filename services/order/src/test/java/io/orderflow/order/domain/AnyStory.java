package io.orderflow.order.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * What could have happened to an order: services do one thing after another, each by itself, because of an event that was published before, or for an
 * operation that the order asked for and is answered later. Their clocks disagree.
 * @param causes what must come before an entry
 */
record AnyStory(List<List<TimelineEntry>> histories, Map<TimelineEntry, List<TimelineEntry>> causes) {

    private static final List<String> SERVICES = List.of("order", "payment", "warehouse", "fulfillment");
    private static final int LONGEST_SKEW = 50;

    static AnyStory of(long seed) {
        return tell(new Random(seed), LONGEST_SKEW);
    }

    static AnyStory withOneClock(long seed) {
        return tell(new Random(seed), 1);
    }

    private static AnyStory tell(Random random, int skew) {
        var histories = new HashMap<String, List<TimelineEntry>>();
        var causes = new HashMap<TimelineEntry, List<TimelineEntry>>();
        var published = new ArrayList<TimelineEntry>();
        var clocks = new HashMap<String, Integer>();
        SERVICES.forEach(one -> histories.put(one, new ArrayList<>()));
        SERVICES.forEach(one -> clocks.put(one, random.nextInt(skew)));
        int steps = random.nextInt(30);
        for (int step = 0; step < steps; step++) {
            String service = SERVICES.get(random.nextInt(SERVICES.size()));
            int now = step + clocks.getOrDefault(service, 0);
            if (random.nextInt(4) == 0) {
                String key = "order:1:operation-" + step;
                String asked = SERVICES.get(1 + random.nextInt(SERVICES.size() - 1));
                var done = entry(asked, step + clocks.getOrDefault(asked, 0), step + " done", event(random), key);
                var answered =
                        entry("order", step + clocks.getOrDefault("order", 0), step + " known", event(random), key);
                histories.get(asked).add(done);
                histories.get("order").add(answered);
                causes.put(answered, List.of(done));
                published.addAll(List.of(done, answered));
            } else if (!published.isEmpty() && random.nextBoolean()) {
                var cause = published.get(random.nextInt(published.size()));
                var effect = entry(service, now, step + " because", event(random), String.valueOf(cause.eventId()));
                histories.get(service).add(effect);
                causes.put(effect, List.of(cause));
                published.add(effect);
            } else {
                histories.get(service).add(CausalOrderTest.entry(service, now, step + " alone", null, null));
            }
        }
        return new AnyStory(List.copyOf(histories.values()), causes);
    }

    private static TimelineEntry entry(String service, int second, String to, String eventId, String causationId) {
        return CausalOrderTest.entry(service, second, to, eventId, causationId);
    }

    private static String event(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
