package io.orderflow.order.domain.shipment;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.FulfillmentStatus;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Rejection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a fulfillment may begin to pick, for every state of its order and of itself. */
@Tag("C1.5")
class PickingRulesTest {

    private static final Set<OrderStatus> PICKED =
            EnumSet.of(OrderStatus.CONFIRMED, OrderStatus.PAID, OrderStatus.PROCESSING, OrderStatus.PARTIALLY_SHIPPED);
    private static final UUID FULFILLMENT = Ids.next();

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void areThoseOfTheOrdersStatus(OrderStatus status) {
        assertThat(code(order(status), Goods.NONE))
                .isEqualTo(PICKED.contains(status) ? Optional.empty() : Optional.of("illegal_transition"));
        assertThat(code(held(order(status)), Goods.NONE))
                .contains(PICKED.contains(status) ? "order_on_hold" : "illegal_transition");
    }

    @ParameterizedTest
    @EnumSource(FulfillmentStatus.class)
    void letWhatHasBegunGoOnThoughTheOrderIsHeldSince(FulfillmentStatus status) {
        boolean begun = status.compareTo(FulfillmentStatus.PICKING) >= 0 && status != FulfillmentStatus.CANCELLED;
        String otherwise = status == FulfillmentStatus.CANCELLED ? "fulfillment_cancelled" : "order_on_hold";
        assertThat(code(held(order(OrderStatus.PROCESSING)), known(status)))
                .isEqualTo(begun ? Optional.empty() : Optional.of(otherwise));
    }

    @ParameterizedTest
    @EnumSource(FulfillmentStatus.class)
    void pickNothingOfACancelledOrderHoweverFarItIs(FulfillmentStatus status) {
        assertThat(code(order(OrderStatus.CONFIRMED).cancelled("changed my mind"), known(status)))
                .contains("illegal_transition");
    }

    @Test
    void lookAtNoOtherFulfillment() {
        var other = Goods.NONE.heard(new Fulfillment(Ids.next(), "north", FulfillmentStatus.PICKING, Map.of()));
        assertThat(code(held(order(OrderStatus.PROCESSING)), other)).contains("order_on_hold");
        assertThat(code(order(OrderStatus.PROCESSING), other)).isEmpty();
    }

    private static Optional<String> code(Order order, Goods goods) {
        return PickingRules.refusal(order, goods, FULFILLMENT).map(Rejection::code);
    }

    private static Goods known(FulfillmentStatus status) {
        return Goods.NONE.heard(new Fulfillment(FULFILLMENT, "north", status, Map.of()));
    }

    private static Order order(OrderStatus status) {
        return AnyOrder.pending().heard(payment("authorized", 2400, 0, 0)).moved(status);
    }

    private static Order held(Order order) {
        return order.held(new Hold(Ids.next(), HoldKind.FRAUD, "looks odd", "staff:1", Instant.EPOCH));
    }
}
