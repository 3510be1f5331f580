package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.FulfillmentStatus;
import io.orderflow.order.domain.price.Line;
import io.orderflow.platform.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five mugs lie in three warehouses, and not all are needed any more. */
@Tag("INV-S1")
class KeepingTest {

    private static final Order ORDER = AnyOrder.pending(Ids.next(), 5);
    private static final Line MUGS = ORDER.lines().getFirst();
    private static final UUID MUG = MUGS.id();
    private static final List<Allocated> HELD =
            List.of(held("3", "west", 1), held("1", "north", 2), held("2", "south", 2));

    @Test
    void letsTheLastReservationGoWhereNobodyHasBegun() {
        assertThat(kept(5, Goods.NONE))
                .containsExactly(held("1", "north", 2), held("2", "south", 2), held("3", "west", 1));
        assertThat(kept(3, Goods.NONE)).containsExactly(held("1", "north", 2), held("2", "south", 1));
        assertThat(kept(1, at("south", FulfillmentStatus.ASSIGNED, 2))).containsExactly(held("1", "north", 1));
        assertThat(kept(1, at("south", FulfillmentStatus.CANCELLED, 2))).containsExactly(held("1", "north", 1));
        assertThat(kept(0, Goods.NONE)).isEmpty();
    }

    @Test
    void staysWhereItIsPickedOrHasLeft() {
        assertThat(kept(3, at("west", FulfillmentStatus.PICKING, 1)))
                .containsExactly(held("1", "north", 2), held("3", "west", 1));
        assertThat(kept(2, at("south", FulfillmentStatus.SHIPPED, 1)))
                .containsExactly(held("1", "north", 1), held("2", "south", 1));
    }

    @Test
    void goesFirstWhereItIsNotAsFarAsElsewhere() {
        Goods goods = at("north", FulfillmentStatus.PICKING, 2)
                .and(at("south", FulfillmentStatus.PACKED, 2))
                .and(at("west", FulfillmentStatus.SHIPPED, 1));
        assertThat(kept(4, goods)).containsExactly(held("1", "north", 1), held("2", "south", 2), held("3", "west", 1));
        assertThat(kept(2, goods)).containsExactly(held("2", "south", 1), held("3", "west", 1));
    }

    /** Others say how many they pick; whatever they say, no more stays than is needed and lies there. */
    @Test
    void believesNobodyMoreThanThereIs() {
        Goods absurd = at("south", FulfillmentStatus.PICKING, Long.MAX_VALUE)
                .and(at("south", FulfillmentStatus.PICKING, Long.MAX_VALUE))
                .and(at("moon", FulfillmentStatus.SHIPPED, 7));
        assertThat(kept(3, absurd)).containsExactly(held("1", "north", 1), held("2", "south", 2));
    }

    private static List<Allocated> kept(long left, Goods goods) {
        return Keeping.of(HELD, List.of(MUGS.without(5 - left)), goods);
    }

    private static Goods at(String warehouse, FulfillmentStatus status, long units) {
        return Goods.NONE.heard(new Fulfillment(Ids.next(), warehouse, status, Map.of(MUG, units)));
    }

    private static Allocated held(String reservation, String warehouse, long units) {
        return new Allocated(reservation, MUG, warehouse, units);
    }
}
