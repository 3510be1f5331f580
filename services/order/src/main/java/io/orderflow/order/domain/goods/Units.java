package io.orderflow.order.domain.goods;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Sums over units of an order's items; what a map does not name has none. */
public final class Units {

    private Units() {}

    /**
     * Others say how many there are. A sum that no number could hold is more than any order has, and must not look like less.
     * @param one  0 or more
     * @param more 0 or more
     */
    public static long sum(long one, long more) {
        return one > Long.MAX_VALUE - more ? Long.MAX_VALUE : one + more;
    }

    public static void add(Map<UUID, Long> sum, Map<UUID, Long> more) {
        more.forEach((item, some) -> sum.merge(item, some, Units::sum));
    }

    /** Of each item the larger number. */
    public static Map<UUID, Long> most(Map<UUID, Long> one, Map<UUID, Long> other) {
        var most = new HashMap<>(one);
        other.forEach((item, some) -> most.merge(item, some, Math::max));
        return Map.copyOf(most);
    }
}
