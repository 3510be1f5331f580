package io.orderflow.order.domain.shipment;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.cancellation.Recalculation;
import io.orderflow.order.domain.price.Line;
import io.orderflow.platform.money.Allocation;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What units of an order cost, with all that belongs to them: after discount, points and tax, and with the whole shipping cost, which goes
 * with whatever ships first. All units that are left cost what the order costs, to the minor unit, and more units never cost less.
 */
final class ShipmentCosts {

    private ShipmentCosts() {}

    /** @param units by item, no more than is left of each @return minor units of the order's currency; 0 for no units */
    static long of(Order order, Map<UUID, Long> units) {
        if (units.values().stream().noneMatch(some -> some > 0)) {
            return 0;
        }
        long goods = Math.max(0, order.totals().grand() - order.totals().shipping());
        List<Line> lines = order.lines();
        List<Long> costs =
                Allocation.spread(goods, lines.stream().map(Line::total).toList());
        long sum = order.totals().grand()
                - costs.stream().mapToLong(Long::longValue).sum();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            sum += Recalculation.share(costs.get(i), units.getOrDefault(line.id(), 0L), line.left());
        }
        return sum;
    }
}
