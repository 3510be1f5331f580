package io.orderflow.order.domain.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.SomeOrder;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Of an order of two mugs. */
class CancelWishTest {

    private final Order order = AnyOrder.pending();
    private final UUID mug = order.lines().getFirst().id();

    @Test
    void addsUpWhatIsNamedOfAnItem() {
        assertThat(asked(order, mug, 2)).isEqualTo(Outcome.success(Map.of(mug, 2L)));
        assertThat(asked(order, mug, 1, 1)).isEqualTo(Outcome.success(Map.of(mug, 2L)));
        assertThat(CancelWish.isAllOf(order, Map.of(mug, 2L))).isTrue();
        assertThat(CancelWish.isAllOf(order, Map.of(mug, 1L))).isFalse();
    }

    @Test
    void refusesMoreThanIsLeft() {
        assertThat(code(asked(order, mug, 3))).isEqualTo("quantity_exceeds_order");
        assertThat(code(asked(order, mug, 1, 2))).isEqualTo("quantity_exceeds_order");
        Order half = SomeOrder.without(order, Map.of(mug, 1L));
        assertThat(code(asked(half, mug, 2))).isEqualTo("quantity_exceeds_order");
        assertThat(CancelWish.isAllOf(half, Map.of(mug, 1L))).isTrue();
    }

    @Test
    void takesTheUnitsOfACancelledOrderForCancelled() {
        Order cancelled = SomeOrder.without(order, Map.of(mug, 1L)).cancelled("changed my mind");

        assertThat(asked(cancelled, mug, 2)).isInstanceOf(Outcome.Success.class);
        assertThat(code(asked(cancelled, mug, 3))).isEqualTo("quantity_exceeds_order");
    }

    @Test
    void refusesWhatIsInNoLine() {
        assertThat(code(asked(order, Ids.next(), 1))).isEqualTo("unknown_order_item");
    }

    private static Outcome<Map<UUID, Long>> asked(Order order, UUID item, long... quantities) {
        return new CancelWish(LongStream.of(quantities)
                        .mapToObj(quantity -> new CancelWish.Units(item, quantity))
                        .toList())
                .of(order);
    }

    private static String code(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).rejection().code();
    }
}
