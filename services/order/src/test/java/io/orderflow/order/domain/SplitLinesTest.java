package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two mugs lie in two warehouses, and one of them is cancelled: that of the last reservation goes back. */
@Tag("INV-S1")
class SplitLinesTest {

    private static final Order ONE_PLACE = AnyOrder.pending(Ids.next(), 2);
    private static final UUID MUG = ONE_PLACE.lines().getFirst().id();
    private static final Order BEFORE = held(ONE_PLACE, new Held("1", "north", 1), new Held("2", "south", 1));
    private static final Order AFTER = held(ONE_PLACE, new Held("1", "north", 1));

    private record Held(String reservation, String warehouse, long units) {}

    @Test
    void staysWhereItIsPickedOrHasLeft() {
        assertThat(kept(BEFORE, AFTER, "north", FulfillmentStatus.SHIPPED)).isTrue();
        assertThat(kept(BEFORE, AFTER, "south", FulfillmentStatus.SHIPPED)).isFalse();
        assertThat(kept(BEFORE, AFTER, "south", FulfillmentStatus.PICKING)).isFalse();
    }

    @Test
    void mayGoWhereNobodyHasBegun() {
        assertThat(SplitLines.areKeptWhereTheyLeave(BEFORE, AFTER, Goods.NONE)).isTrue();
        assertThat(kept(BEFORE, AFTER, "south", FulfillmentStatus.ASSIGNED)).isTrue();
        assertThat(kept(BEFORE, AFTER, "south", FulfillmentStatus.CANCELLED)).isTrue();
    }

    /** Others say how many they pick; no such sum looks like less. */
    @Test
    void doesNotMistakeMoreThanAnyNumberForNothing() {
        Goods absurd = goods("south", FulfillmentStatus.PICKING, Long.MAX_VALUE)
                .and(goods("south", FulfillmentStatus.PICKING, Long.MAX_VALUE));
        assertThat(SplitLines.areKeptWhereTheyLeave(BEFORE, AFTER, absurd)).isFalse();
    }

    /** One that lies in one place goes back there, whatever is being picked. */
    @Test
    void saysNothingOfAnItemInOnePlace() {
        Order before = held(ONE_PLACE, new Held("1", "south", 2));
        Order after = held(ONE_PLACE, new Held("1", "south", 1));
        assertThat(SplitLines.areKeptWhereTheyLeave(before, after, goods("south", FulfillmentStatus.PICKING, 2)))
                .isTrue();
    }

    private static boolean kept(Order before, Order after, String warehouse, FulfillmentStatus status) {
        return SplitLines.areKeptWhereTheyLeave(before, after, goods(warehouse, status, 1));
    }

    private static Goods goods(String warehouse, FulfillmentStatus status, long units) {
        return Goods.NONE.heard(new Fulfillment(Ids.next(), warehouse, status, Map.of(MUG, units)));
    }

    private static Order held(Order order, Held... held) {
        return order.holding(List.of(held).stream()
                .map(one -> new Allocated(one.reservation, MUG, one.warehouse, one.units))
                .toList());
    }
}
