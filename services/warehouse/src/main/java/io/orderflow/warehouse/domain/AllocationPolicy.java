package io.orderflow.warehouse.domain;

import io.orderflow.warehouse.domain.AllocationPlan.Allocated;
import io.orderflow.warehouse.domain.AllocationPlan.Short;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Plans which warehouse serves what: one that can serve everything, else the fewest; a line is split only when none of those
 * has all of it. The same lines and levels give the same plan. Source: domain.md §4 "Checkout", E9.1.
 */
public final class AllocationPolicy {

    private AllocationPolicy() {}

    /**
     * @param lines  at least one
     * @param levels of the lines' SKUs; a SKU or warehouse without one has nothing
     */
    public static AllocationPlan plan(List<Line> lines, Collection<StockLevel> levels) {
        var free = new FreeStock(levels);
        var needed = new TreeMap<String, Long>();
        lines.forEach(line -> needed.merge(line.sku(), line.quantity(), Long::sum));
        List<Shortage> shortages = shortages(needed, free);
        return shortages.isEmpty()
                ? new Allocated(allocate(lines, new WarehouseChoice(needed, free).fewest(), free))
                : new Short(shortages);
    }

    private static List<Shortage> shortages(Map<String, Long> needed, FreeStock free) {
        List<UUID> everywhere = free.warehouses();
        return needed.entrySet().stream()
                .map(need -> new Shortage(need.getKey(), need.getValue(), free.at(everywhere, need.getKey())))
                .filter(shortage -> shortage.available() < shortage.requested())
                .toList();
    }

    private static List<Allocation> allocate(List<Line> lines, List<UUID> chosen, FreeStock free) {
        var allocations = new ArrayList<Allocation>();
        for (Line line : lines) {
            long open = line.quantity();
            for (UUID warehouse : preferred(line, chosen, free)) {
                long part = Math.min(open, free.at(warehouse, line.sku()));
                if (part > 0) {
                    free.take(warehouse, line.sku(), part);
                    allocations.add(new Allocation(line.orderItemId(), line.sku(), warehouse, part));
                    open -= part;
                }
            }
        }
        return allocations;
    }

    /** The first that has the whole line; when none has, the fullest first, so that the line is split least. */
    private static List<UUID> preferred(Line line, List<UUID> chosen, FreeStock free) {
        return chosen.stream()
                .filter(warehouse -> free.at(warehouse, line.sku()) >= line.quantity())
                .findFirst()
                .map(List::of)
                .orElseGet(() -> chosen.stream()
                        .sorted(Comparator.comparingLong((UUID warehouse) -> -free.at(warehouse, line.sku())))
                        .toList());
    }
}
