package io.orderflow.order.domain;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.FulfillmentStatus;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.ParcelStatus;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an order of two mugs makes of the news of its goods. */
@Tag("C1.14")
class GoodsTest {

    private static final UUID NORTH = Ids.next();
    private static final UUID SOUTH = Ids.next();

    private final Order order =
            AnyOrder.pending().heard(payment("authorized", 2400, 0, 0)).moved(OrderStatus.CONFIRMED);
    private final UUID mug = order.lines().getFirst().id();

    @Test
    void isBeingPickedFromTheFirstFulfillmentThatBegins() {
        assertThat(status(fulfillment(NORTH, FulfillmentStatus.ASSIGNED, 2))).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(status(fulfillment(NORTH, FulfillmentStatus.PICKING, 2))).isEqualTo(OrderStatus.PROCESSING);
        assertThat(status(fulfillment(NORTH, FulfillmentStatus.CANCELLED, 2))).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void hasShippedInPartUntilAllUnitsHaveLeft() {
        Goods first = fulfillment(NORTH, FulfillmentStatus.SHIPPED, 1);
        assertThat(status(first)).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
        assertThat(status(first.heard(one(SOUTH, FulfillmentStatus.PICKING, 1))))
                .isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
        assertThat(status(first.heard(one(SOUTH, FulfillmentStatus.SHIPPED, 1))))
                .isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    @Tag("M2.3")
    void jumpsWhereTheNewsOfAParcelOvertakesThatOfItsFulfillment() {
        Goods one = Goods.NONE.heard(delivered(NORTH, 1, null, 3));
        assertThat(status(one)).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
        Goods both = one.heard(delivered(NORTH, 1, null, 3));
        assertThat(status(both)).isEqualTo(OrderStatus.DELIVERED);
        assertThat(both.heard(one(NORTH, FulfillmentStatus.SHIPPED, 2)).shipped())
                .isEqualTo(Map.of(mug, 2L));
    }

    @Test
    void hasShippedAllOnceWhatHasNotIsCancelled() {
        Order halved = SomeOrder.without(order, Map.of(mug, 1L));
        Goods one = fulfillment(NORTH, FulfillmentStatus.SHIPPED, 1);
        assertThat(Following.all(halved, one).status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    void movesNoOrderThatIsOverOrNotConfirmed() {
        Goods all = fulfillment(NORTH, FulfillmentStatus.SHIPPED, 2);
        assertThat(all.next(order.cancelled("late regret").counted(all))).isEmpty();
        assertThat(all.next(AnyOrder.pending().counted(all))).isEmpty();
    }

    @Test
    void cannotBeTrueOfOtherItemsOrMoreThanIsLeft() {
        assertThat(fulfillment(NORTH, FulfillmentStatus.SHIPPED, 2).contradiction(order))
                .isEmpty();
        assertThat(fulfillment(NORTH, FulfillmentStatus.SHIPPED, 3).contradiction(order))
                .isPresent();
        assertThat(fulfillment(NORTH, FulfillmentStatus.SHIPPED, 2)
                        .contradiction(SomeOrder.without(order, Map.of(mug, 1L))))
                .isPresent();
        assertThat(Goods.NONE
                        .heard(new Fulfillment(NORTH, "north", FulfillmentStatus.SHIPPED, Map.of(Ids.next(), 1L)))
                        .contradiction(order))
                .isPresent();
    }

    /** Beside another number it must not come round to less than nothing. */
    @Test
    void cannotBeTrueOfMoreThanAnyNumberHolds() {
        Goods one = fulfillment(NORTH, FulfillmentStatus.SHIPPED, 1);
        assertThat(one.heard(one(SOUTH, FulfillmentStatus.SHIPPED, Long.MAX_VALUE))
                        .contradiction(order))
                .isPresent();
        assertThat(one.heard(delivered(SOUTH, Long.MAX_VALUE, null, 3))
                        .heard(delivered(SOUTH, Long.MAX_VALUE, null, 3))
                        .contradiction(order))
                .isPresent();
    }

    @Test
    void knowsAFulfillmentForCancelledUnlessSomethingOfItHasLeft() {
        Goods cancelled = fulfillment(NORTH, FulfillmentStatus.CANCELLED, 2);
        assertThat(cancelled.isCancelled(NORTH)).isTrue();
        assertThat(cancelled.isCancelled(SOUTH)).isFalse();
        assertThat(cancelled.heard(one(NORTH, FulfillmentStatus.PACKED, 2)).isCancelled(NORTH))
                .isTrue();
        assertThat(cancelled.heard(one(NORTH, FulfillmentStatus.SHIPPED, 2)).isCancelled(NORTH))
                .isFalse();
        assertThat(cancelled
                        .heard(Parcel.astray(Ids.next(), NORTH, ParcelStatus.LOST))
                        .isCancelled(NORTH))
                .isFalse();
    }

    @Test
    void isAstrayUntilTheParcelTurnsUpAfterAll() {
        UUID parcel = Ids.next();
        Goods lost = Goods.NONE.heard(Parcel.astray(parcel, NORTH, ParcelStatus.LOST));
        assertThat(lost.isAnyAstray()).isTrue();
        assertThat(lost.heard(Parcel.astray(parcel, NORTH, ParcelStatus.DELIVERY_FAILED)))
                .isEqualTo(lost);
        Goods found = lost.heard(delivered(parcel, NORTH, 2, null, 9));
        assertThat(found.isAnyAstray()).isFalse();
        assertThat(found.heard(Parcel.astray(parcel, NORTH, ParcelStatus.LOST))).isEqualTo(found);
    }

    @Test
    @Tag("C1.5")
    void bringsAllThatWasToBePaidUnlessACourierSaysOtherwise() {
        Goods silent = Goods.NONE.heard(delivered(NORTH, 1, null, 3)).heard(delivered(SOUTH, 1, null, 3));
        assertThat(silent.cash(order)).isEqualTo(usd(2400));
        Goods named = Goods.NONE.heard(delivered(NORTH, 1, usd(1200), 3)).heard(delivered(SOUTH, 1, usd(1100), 3));
        assertThat(named.cash(order)).isEqualTo(usd(2300));
        assertThat(named.heard(Parcel.astray(Ids.next(), NORTH, ParcelStatus.LOST))
                        .cash(order))
                .isEqualTo(usd(2300));
        assertThat(Goods.NONE
                        .heard(delivered(NORTH, 1, usd(1200), 3))
                        .heard(delivered(SOUTH, 1, null, 3))
                        .cash(order))
                .isEqualTo(usd(2400));
        assertThat(named.heard(delivered(SOUTH, 1, usd(Long.MAX_VALUE), 3)).cash(order))
                .isEqualTo(usd(Long.MAX_VALUE));
        assertThat(silent.heard(delivered(SOUTH, 1, new Money(5, "EUR"), 3)).cash(order))
                .isEqualTo(new Money(5, "EUR"));
    }

    @Test
    @Tag("C1.5")
    void believesTheLatestThatACourierSaysOfItsCash() {
        UUID parcel = Ids.next();
        Goods wrong = Goods.NONE.heard(delivered(parcel, NORTH, 2, usd(2300), 4));
        Goods right = wrong.heard(delivered(parcel, NORTH, 2, usd(2400), 5));
        assertThat(right.cash(order)).isEqualTo(usd(2400));
        assertThat(right.heard(delivered(parcel, NORTH, 2, usd(2300), 4))).isEqualTo(right);
        assertThat(right.delivered()).isEqualTo(Map.of(mug, 2L));
    }

    private OrderStatus status(Goods goods) {
        return Following.all(order, goods).status();
    }

    private Goods fulfillment(UUID id, FulfillmentStatus status, long units) {
        return Goods.NONE.heard(one(id, status, units));
    }

    private Fulfillment one(UUID id, FulfillmentStatus status, long units) {
        return new Fulfillment(id, "north", status, Map.of(mug, units));
    }

    private Parcel delivered(UUID fulfillment, long units, Money cash, long version) {
        return delivered(Ids.next(), fulfillment, units, cash, version);
    }

    private Parcel delivered(UUID id, UUID fulfillment, long units, Money cash, long version) {
        return new Parcel(id, fulfillment, ParcelStatus.DELIVERED, Map.of(mug, units), Instant.EPOCH, cash, version);
    }

    private static Money usd(long amount) {
        return new Money(amount, "USD");
    }
}
