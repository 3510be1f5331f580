package io.orderflow.order.domain.shipment;

import static io.orderflow.order.domain.shipment.ShipmentMoney.CAPTURED;
import static io.orderflow.order.domain.shipment.ShipmentMoney.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.SomeOrder;
import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.FulfillmentStatus;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.ParcelStatus;
import io.orderflow.order.domain.price.Line;
import io.orderflow.platform.ids.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any order however it is divided over shipments; a failure names its seed. */
@Tag("C1.3")
class ShipmentsTest {

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sumToTheOrderToTheMinorUnitHoweverItIsSplit(long seed) {
        var random = new Random(seed);
        Order order = SomeOrder.of(seed, true);
        var shipping = new Shipping();
        for (Map<UUID, Long> part = shipping.some(order, random); !part.isEmpty(); ) {
            long due = shipping.ship(order, part);
            assertThat(due).isBetween(0L, order.totals().grand());
            part = shipping.some(order, random);
        }
        assertThat(shipping.sum()).isEqualTo(order.totals().grand());
        assertThat(shipping.all.getFirst().amount())
                .as("the first part brings the shipping cost")
                .isGreaterThanOrEqualTo(order.totals().shipping());
    }

    /** What is taken in all, less what the lowered payment gives back, is what is left of the order, whatever was cancelled between. */
    @ParameterizedTest
    @MethodSource("seeds")
    void sumToWhatIsLeftOfAnOrderThatIsCancelledInPartsBetween(long seed) {
        var random = new Random(seed);
        Order order = SomeOrder.of(seed, true);
        var shipping = new Shipping();
        shipping.ship(order, shipping.some(order, random));
        while (!shipping.now().isAllOf(order, Goods.NONE)) {
            Map<UUID, Long> some = shipping.some(order, random);
            if (random.nextBoolean()) {
                shipping.ship(order, some);
            } else {
                order = SomeOrder.without(order, some);
            }
        }
        long rest = shipping.now().due(order, Map.of());
        assertThat(shipping.sum() + rest).isGreaterThanOrEqualTo(order.totals().grand());
        assertThat(rest == 0 || shipping.sum() + rest == order.totals().grand()).isTrue();
        assertThat(Math.abs(shipping.sum() - order.totals().grand()))
                .as("only rounding is left open, or given back")
                .isLessThanOrEqualTo(2L * order.lines().size() * 9 + 2);
    }

    @Test
    void takesInEachPartWhatItsUnitsCostAfterDiscountAndTax() {
        Order order = AnyOrder.pending();
        UUID mug = order.lines().getFirst().id();
        var shipping = new Shipping();
        assertThat(shipping.ship(order, Map.of(mug, 1L))).isEqualTo(1200);
        assertThat(shipping.ship(order, Map.of(mug, 1L))).isEqualTo(1200);
    }

    @Test
    void leavesTheUnitsAndTheMoneyOfWhatHasFailedToAnotherFulfillment() {
        Order order = AnyOrder.pending();
        UUID mug = order.lines().getFirst().id();
        var failed = new ShipmentCapture(Ids.next(), Map.of(mug, 2L), 2400, ShipmentMoney.failed("capture_failed"));
        var known = new Shipments(List.of(failed));
        assertThat(known.isAllOf(order, Goods.NONE)).isFalse();
        assertThat(known.refusal(order, Goods.NONE, Map.of(mug, 2L))).isEmpty();
        assertThat(known.due(order, Map.of(mug, 2L))).isEqualTo(2400);
    }

    @Test
    void takesNoMoreThanIsMissingWhereStaffHaveTakenSome() {
        Order order = AnyOrder.pending().heard(AnyOrder.payment("partially_captured", 2400, 700, 0));
        UUID mug = order.lines().getFirst().id();
        assertThat(new Shipments(List.of()).due(order, Map.of(mug, 1L))).isEqualTo(500);
        Order all = order.heard(AnyOrder.payment("captured", 2400, 2400, 0));
        assertThat(new Shipments(List.of()).due(all, Map.of(mug, 1L))).isZero();
    }

    /** News of a part may come before the part itself is settled; it must not count twice. */
    @Test
    @Tag("M2.3")
    void countsAPartOnceThoughItsNewsComesBeforeItsAnswer() {
        Order order = AnyOrder.pending();
        UUID mug = order.lines().getFirst().id();
        var known = new Shipments(List.of(new ShipmentCapture(Ids.next(), Map.of(mug, 1L), 1200, PENDING)));
        Order heard = order.heard(AnyOrder.payment("partially_captured", 2400, 1200, 0));
        assertThat(known.due(heard, Map.of(mug, 1L))).isEqualTo(1200);
    }

    @Test
    void refusesWhatTheOrderHasNotOrShipsAlready() {
        Order order = AnyOrder.pending();
        UUID mug = order.lines().getFirst().id();
        var known = new Shipments(List.of(new ShipmentCapture(Ids.next(), Map.of(mug, 1L), 1200, CAPTURED)));
        assertThat(known.refusal(order, Goods.NONE, Map.of(mug, 1L))).isEmpty();
        assertThat(known.refusal(order, Goods.NONE, Map.of(mug, 2L))
                        .orElseThrow()
                        .code())
                .isEqualTo("quantity_exceeds_order");
        assertThat(known.refusal(order, Goods.NONE, Map.of(Ids.next(), 1L))
                        .orElseThrow()
                        .code())
                .isEqualTo("unknown_order_item");
        assertThat(known.leaves(order, Goods.NONE, Map.of(mug, 2L))).isFalse();
    }

    /** One asked and has not left, the other has left and was not asked for: both their units are gone. */
    @Test
    void leavesNothingOfUnitsThatGoWithDifferentFulfillments() {
        Order order = AnyOrder.pending();
        UUID mug = order.lines().getFirst().id();
        UUID other = Ids.next();
        Goods left = Goods.NONE.heard(
                new Parcel(Ids.next(), other, ParcelStatus.DELIVERED, Map.of(mug, 1L), Instant.EPOCH, null, 5));
        var known = new Shipments(List.of(new ShipmentCapture(Ids.next(), Map.of(mug, 1L), 1200, CAPTURED)));
        assertThat(known.leaves(order.counted(left), left, Map.of(mug, 1L))).isFalse();
        assertThat(known.isAllOf(order.counted(left), left)).isTrue();
    }

    /** Whatever is known of which: each fulfillment takes what it asked for or has sent, and no unit is free that goes with any of them. */
    @ParameterizedTest
    @MethodSource("seeds")
    void leavesWhatGoesWithNoFulfillmentAtAll(long seed) {
        var random = new Random(seed);
        Order order = SomeOrder.of(seed, false);
        var free = new HashMap<UUID, Long>();
        order.lines().forEach(line -> free.put(line.id(), line.left()));
        var asked = new ArrayList<ShipmentCapture>();
        Goods goods = Goods.NONE;
        for (int i = 0; i < 5; i++) {
            UUID id = Ids.next();
            Map<UUID, Long> units = some(free, random);
            boolean isLive = random.nextBoolean();
            if (isLive || random.nextBoolean()) {
                var money = isLive ? CAPTURED : ShipmentMoney.FULFILLMENT_CANCELLED;
                asked.add(new ShipmentCapture(id, units, 0, money));
            }
            int what = random.nextInt(4);
            if (what == 0) {
                goods = goods.heard(new Fulfillment(id, "w", FulfillmentStatus.SHIPPED, units));
            } else if (what == 1) {
                goods = goods.heard(new Parcel(Ids.next(), id, ParcelStatus.DELIVERED, units, Instant.EPOCH, null, 5));
            } else if (what == 2) {
                goods = goods.heard(new Fulfillment(id, "w", FulfillmentStatus.CANCELLED, units));
            }
            if (isLive || what < 2) {
                units.forEach((item, taken) -> free.merge(item, -taken, Long::sum));
            }
        }
        var known = new Shipments(asked);
        Order counted = order.counted(goods);
        Goods heard = goods;
        assertThat(known.leaves(counted, goods, free)).isTrue();
        assertThat(free.entrySet())
                .noneMatch(item -> known.leaves(counted, heard, Map.of(item.getKey(), item.getValue() + 1)));
    }

    private static Map<UUID, Long> some(Map<UUID, Long> free, Random random) {
        var units = new HashMap<UUID, Long>();
        free.forEach((item, left) -> {
            if (left > 0 && random.nextBoolean()) {
                units.put(item, 1 + random.nextLong(left));
            }
        });
        return units;
    }

    /** Parts that are asked for one after the other. */
    private static final class Shipping {
        private final List<ShipmentCapture> all = new ArrayList<>();

        Shipments now() {
            return new Shipments(List.copyOf(all));
        }

        long ship(Order order, Map<UUID, Long> units) {
            long due = now().due(order, units);
            all.add(new ShipmentCapture(Ids.next(), units, due, PENDING));
            return due;
        }

        long sum() {
            return all.stream().mapToLong(ShipmentCapture::amount).sum();
        }

        /** Some units that go with nobody yet; empty when all do. */
        Map<UUID, Long> some(Order order, Random random) {
            var units = new HashMap<UUID, Long>();
            for (Line line : order.lines()) {
                long gone = all.stream()
                        .mapToLong(one -> one.units().getOrDefault(line.id(), 0L))
                        .sum();
                long free = line.left() - gone;
                if (free > 0 && (units.isEmpty() || random.nextInt(3) == 0)) {
                    units.put(line.id(), 1 + random.nextLong(free));
                }
            }
            return units;
        }
    }
}
