package io.orderflow.warehouse.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Chooses the fewest warehouses that together have what is needed; of equally small choices the one with the lowest ids.
 * Finding the fewest is a set cover: it is searched exactly for as long as that is cheap, then by taking the most useful warehouse each time.
 */
final class WarehouseChoice {

    private static final int CHEAP = 10_000;

    private final Map<String, Long> needed;
    private final FreeStock free;
    private final List<UUID> warehouses;
    private int looked;

    /** @param needed units by SKU, which all warehouses together have */
    WarehouseChoice(Map<String, Long> needed, FreeStock free) {
        this.needed = needed;
        this.free = free;
        this.warehouses = free.warehouses();
    }

    List<UUID> fewest() {
        for (int size = 1; size <= warehouses.size() && looked < CHEAP; size++) {
            var found = search(List.of(), 0, size);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return mostUsefulFirst();
    }

    private Optional<List<UUID>> search(List<UUID> chosen, int from, int more) {
        if (more == 0) {
            looked++;
            return serves(chosen) ? Optional.of(chosen) : Optional.empty();
        }
        for (int i = from; i <= warehouses.size() - more && looked < CHEAP; i++) {
            var found = search(with(chosen, warehouses.get(i)), i + 1, more - 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean serves(List<UUID> chosen) {
        return needed.entrySet().stream().allMatch(need -> free.at(chosen, need.getKey()) >= need.getValue());
    }

    private List<UUID> mostUsefulFirst() {
        var open = new TreeMap<>(needed);
        var left = new ArrayList<>(warehouses);
        var chosen = new ArrayList<UUID>();
        while (open.values().stream().anyMatch(units -> units > 0)) {
            // Of equals max takes the last, hence the search from the back.
            UUID best = left.reversed().stream()
                    .max(Comparator.comparingLong(warehouse -> gain(warehouse, open)))
                    .orElseThrow();
            open.replaceAll((sku, units) -> Math.max(0, units - free.at(best, sku)));
            left.remove(best);
            chosen.add(best);
        }
        return chosen;
    }

    private long gain(UUID warehouse, Map<String, Long> open) {
        return open.entrySet().stream()
                .mapToLong(need -> Math.min(need.getValue(), free.at(warehouse, need.getKey())))
                .sum();
    }

    private static List<UUID> with(List<UUID> chosen, UUID next) {
        var more = new ArrayList<>(chosen);
        more.add(next);
        return more;
    }
}
