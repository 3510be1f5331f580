package io.orderflow.order.domain;

import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.price.Line;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What an order goes on holding when its lines need less. Of an item that lies in several warehouses, that stays which has left or is
 * furthest on its way; of the rest those with the lowest ids, as the warehouse has it where nobody names them.
 */
final class Keeping {

    private final Map<UUID, Long> needed = new HashMap<>();
    private final Map<String, Long> kept = new HashMap<>();
    private final List<Allocated> held;

    private Keeping(List<Allocated> held, List<Line> lines) {
        this.held = held.stream()
                .sorted(Comparator.comparing(Allocated::reservationId))
                .toList();
        lines.forEach(line -> needed.put(line.id(), line.left()));
    }

    /** @param goods what is known to be picked, packed or sent */
    static List<Allocated> of(List<Allocated> held, List<Line> lines, Goods goods) {
        var keeping = new Keeping(held, lines);
        goods.furthestFirst()
                .forEach(one -> one.units()
                        .forEach((item, units) -> keeping.keep(some -> some.isAt(item, one.warehouseId()), units)));
        lines.forEach(line -> keeping.keep(some -> some.orderItemId().equals(line.id()), Long.MAX_VALUE));
        return keeping.left();
    }

    private void keep(Predicate<Allocated> which, long units) {
        long wanted = units;
        for (Allocated one : held.stream().filter(which).toList()) {
            long before = kept.getOrDefault(one.reservationId(), 0L);
            long need = needed.getOrDefault(one.orderItemId(), 0L);
            long more = Math.min(Math.min(wanted, need), one.quantity() - before);
            kept.put(one.reservationId(), before + more);
            needed.put(one.orderItemId(), need - more);
            wanted -= more;
        }
    }

    private List<Allocated> left() {
        return held.stream()
                .map(one -> one.holding(kept.getOrDefault(one.reservationId(), 0L)))
                .filter(one -> one.quantity() > 0)
                .toList();
    }
}
