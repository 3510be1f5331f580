package io.orderflow.order.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Sums over units of an order's items; what a map does not name has none. */
final class Units {

    private Units() {}

    static void add(Map<UUID, Long> sum, Map<UUID, Long> more) {
        more.forEach((item, some) -> sum.merge(item, some, Long::sum));
    }

    /** Of each item the larger number. */
    static Map<UUID, Long> most(Map<UUID, Long> one, Map<UUID, Long> other) {
        var most = new HashMap<>(one);
        other.forEach((item, some) -> most.merge(item, some, Math::max));
        return Map.copyOf(most);
    }
}
