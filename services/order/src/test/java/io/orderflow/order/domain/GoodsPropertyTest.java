package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.cancellation.CancelWish;
import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.FulfillmentStatus;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.ParcelStatus;
import io.orderflow.order.domain.goods.Units;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.price.Line;
import io.orderflow.platform.ids.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the order in which an order hears of its fulfillments, parcels and payment, and however often: no count and no rank ever falls,
 * nothing is shipped that was cancelled, and it ends where the goods are. A failure names its seed.
 */
@Tag("M2.3")
class GoodsPropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endWhereTheGoodsAreInWhateverOrderThatIsHeard(long seed) {
        var random = new Random(seed);
        var world = new World(SomeOrder.of(seed, true).moved(OrderStatus.CONFIRMED), random);
        Order first = world.run(random);
        Order second = world.run(random);
        assertThat(first.status()).isEqualTo(world.status()).isEqualTo(second.status());
        assertThat(first.lines()).isEqualTo(second.lines());
        assertThat(first.paymentStatus()).isEqualTo(second.paymentStatus());
        assertThat(first.lines()).allSatisfy(line -> {
            assertThat(line.shipped()).isEqualTo(world.shipped.getOrDefault(line.id(), 0L));
            assertThat(line.delivered()).isEqualTo(world.delivered.getOrDefault(line.id(), 0L));
        });
    }

    /** What really happens to an order's goods, and what is told of it. */
    private static final class World {
        private final Order order;
        private final List<Object> news = new ArrayList<>();
        private final Map<UUID, Long> shipped = new HashMap<>();
        private final Map<UUID, Long> delivered = new HashMap<>();
        private final Map<UUID, Long> cancelled = new HashMap<>();
        private boolean picked;

        World(Order order, Random random) {
            this.order = order;
            var parts = new ArrayList<Map<UUID, Long>>();
            for (int i = 0; i < 3; i++) {
                parts.add(new HashMap<>());
            }
            order.lines().forEach(line -> {
                for (int unit = 0; unit < line.quantity(); unit++) {
                    parts.get(random.nextInt(3)).merge(line.id(), 1L, Long::sum);
                }
            });
            parts.stream().filter(part -> !part.isEmpty()).forEach(part -> happen(part, random));
            long all = order.totals().grand();
            news.add(AnyOrder.payment("authorized", all, 0, 0));
            news.add(AnyOrder.payment("captured", all, all, 0));
        }

        private void happen(Map<UUID, Long> units, Random random) {
            UUID id = Ids.next();
            if (random.nextInt(4) == 0) {
                cancel(units);
                return;
            }
            picked = true;
            news.add(new Fulfillment(id, "w", FulfillmentStatus.PICKING, units));
            if (random.nextInt(4) == 0) {
                if (random.nextBoolean()) {
                    news.add(new Fulfillment(id, "w", FulfillmentStatus.CANCELLED, units));
                    goElsewhere(units, random);
                }
                return;
            }
            leave(id, units, random);
        }

        /** Another fulfillment takes over what the cancelled one was to ship. */
        private void goElsewhere(Map<UUID, Long> units, Random random) {
            UUID id = Ids.next();
            news.add(new Fulfillment(id, "w", FulfillmentStatus.PICKING, units));
            if (random.nextBoolean()) {
                leave(id, units, random);
            }
        }

        private void leave(UUID id, Map<UUID, Long> units, Random random) {
            news.add(new Fulfillment(id, "w", FulfillmentStatus.SHIPPED, units));
            Units.add(shipped, units);
            units.forEach((item, some) -> parcel(id, Map.of(item, some), random));
        }

        /** Cancelled before anything is heard, because a unit that goes with nobody may be cancelled at any time. */
        private void cancel(Map<UUID, Long> units) {
            Units.add(cancelled, units);
            if (CancelWish.isAllOf(order, cancelled)) {
                units.keySet().forEach(cancelled::remove);
            }
        }

        private void parcel(UUID fulfillment, Map<UUID, Long> units, Random random) {
            UUID id = Ids.next();
            if (random.nextInt(3) == 0) {
                news.add(Parcel.astray(id, fulfillment, ParcelStatus.DELIVERY_FAILED));
            }
            if (random.nextInt(4) > 0) {
                news.add(new Parcel(id, fulfillment, ParcelStatus.DELIVERED, units, Instant.EPOCH, null, 5));
                Units.add(delivered, units);
            }
        }

        /** In some order, some of it twice. */
        Order run(Random random) {
            var told = new ArrayList<>(news);
            news.stream().filter(one -> random.nextBoolean()).forEach(told::add);
            Collections.shuffle(told, random);
            int when = random.nextInt(told.size());
            Order now = order;
            Goods goods = Goods.NONE;
            for (int i = 0; i < told.size(); i++) {
                if (i == when && !cancelled.isEmpty()) {
                    now = Following.all(SomeOrder.without(now, cancelled), goods);
                }
                if (told.get(i) instanceof Payment payment) {
                    now = now.heard(payment);
                    continue;
                }
                Goods after =
                        told.get(i) instanceof Fulfillment one ? goods.heard(one) : goods.heard((Parcel) told.get(i));
                assertThat(after.contradiction(now)).isEmpty();
                Order moved = Following.all(now, after);
                assertSound(now, moved);
                goods = after;
                now = moved;
            }
            return now;
        }

        private static void assertSound(Order before, Order after) {
            assertThat(after.status().rank())
                    .isGreaterThanOrEqualTo(before.status().rank());
            for (int i = 0; i < after.lines().size(); i++) {
                Line line = after.lines().get(i);
                assertThat(line.shipped()).isBetween(before.lines().get(i).shipped(), line.left());
                assertThat(line.delivered()).isBetween(before.lines().get(i).delivered(), line.shipped());
            }
        }

        OrderStatus status() {
            if (shipped.isEmpty()) {
                return picked ? OrderStatus.PROCESSING : OrderStatus.CONFIRMED;
            }
            if (isAll(shipped)) {
                return isAll(delivered) ? OrderStatus.DELIVERED : OrderStatus.SHIPPED;
            }
            return OrderStatus.PARTIALLY_SHIPPED;
        }

        private boolean isAll(Map<UUID, Long> units) {
            return order.lines().stream()
                    .allMatch(line -> units.getOrDefault(line.id(), 0L)
                            == line.quantity() - cancelled.getOrDefault(line.id(), 0L));
        }
    }
}
