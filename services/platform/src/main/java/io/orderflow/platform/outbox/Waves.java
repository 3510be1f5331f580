package io.orderflow.platform.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Cuts a batch so that each wave holds at most one event per aggregate: a bulk publish keeps no order inside itself. */
final class Waves {

    private Waves() {}

    static List<List<PendingEvent>> of(List<PendingEvent> batch) {
        var waves = new ArrayList<List<PendingEvent>>();
        var next = new HashMap<String, Integer>();
        for (PendingEvent event : batch) {
            int wave = next.merge(event.aggregateId(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(event);
        }
        return waves;
    }
}
