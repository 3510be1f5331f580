package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Of an order of two mugs. */
class CancelWishTest {

    private final Order order = AnyOrder.pending();
    private final UUID mug = order.lines().getFirst().id();

    @Test
    void isAllOfAnOrderWhenEveryUnitIsNamed() {
        assertThat(asked(mug, 2)).isEqualTo(Outcome.success(true));
        assertThat(asked(mug, 1, 1)).isEqualTo(Outcome.success(true));
        assertThat(asked(mug, 1)).isEqualTo(Outcome.success(false));
    }

    @Test
    void refusesMoreThanWasOrdered() {
        assertThat(code(asked(mug, 3))).isEqualTo("quantity_exceeds_order");
        assertThat(code(asked(mug, 1, 2))).isEqualTo("quantity_exceeds_order");
    }

    @Test
    void refusesWhatIsInNoLine() {
        assertThat(code(asked(Ids.next(), 1))).isEqualTo("unknown_order_item");
    }

    private Outcome<Boolean> asked(UUID item, long... quantities) {
        return new CancelWish(LongStream.of(quantities)
                        .mapToObj(quantity -> new CancelWish.Units(item, quantity))
                        .toList())
                .isAllOf(order);
    }

    private static String code(Outcome<Boolean> outcome) {
        return ((Outcome.Refused<Boolean>) outcome).rejection().code();
    }
}
