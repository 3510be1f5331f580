package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.goods.Units;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.schemas.event.ShippedLine;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Reads what events say of an order's goods. */
final class WireGoods {

    private static final UUID NOBODY = new UUID(0, 0);

    private WireGoods() {}

    /** Parks what names no order of ours, or no fulfillment that could be one. */
    static Uni<Handled> read(String order, String fulfillment, BiFunction<UUID, UUID, Uni<Handled>> work) {
        return Ids.find(order)
                .flatMap(id -> Ids.find(fulfillment).map(part -> work.apply(id, part)))
                .orElseGet(() -> Uni.createFrom()
                        .item(Handled.park("no order %s with a fulfillment %s".formatted(order, fulfillment))));
    }

    /** By item; an item that is named twice has the sum. What is no id is no item of any order. */
    static Map<UUID, Long> units(List<ShippedLine> lines) {
        return lines.stream()
                .collect(Collectors.toMap(
                        line -> Ids.find(line.orderItemId()).orElse(NOBODY), ShippedLine::quantity, Units::sum));
    }
}
