package io.orderflow.order.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one warehouse holds for one line. */
public record Allocated(String reservationId, UUID orderItemId, String warehouseId, long quantity) {

    /**
     * What is left of it when no more is held than the lines need. Those with the lowest ids stay, as the warehouse has it, so that both
     * know the same without a word; what an answer from before a cancellation says is cut down alike.
     */
    static List<Allocated> within(List<Allocated> held, List<Line> lines) {
        Map<UUID, Long> needed = new HashMap<>();
        lines.forEach(line -> needed.put(line.id(), line.left()));
        var kept = new ArrayList<Allocated>();
        for (Allocated one : held.stream()
                .sorted(Comparator.comparing(Allocated::reservationId))
                .toList()) {
            long units = Math.min(one.quantity, needed.getOrDefault(one.orderItemId, 0L));
            if (units > 0) {
                needed.merge(one.orderItemId, -units, Long::sum);
                kept.add(new Allocated(one.reservationId, one.orderItemId, one.warehouseId, units));
            }
        }
        return List.copyOf(kept);
    }
}
