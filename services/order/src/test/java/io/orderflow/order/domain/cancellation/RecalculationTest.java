package io.orderflow.order.domain.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.SomeOrder;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.price.Line;
import io.orderflow.order.domain.price.Totals;
import io.orderflow.platform.outcome.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any order when parts of it are cancelled one after the other; a failure names its seed. */
class RecalculationTest {

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addsUpToTheMinorUnitAfterEachStep(long seed) {
        var random = new Random(seed);
        Order order = SomeOrder.of(seed, true);
        long refunded = 0;
        for (Map<UUID, Long> step = step(order, random); !step.isEmpty(); step = step(order, random)) {
            Order before = order;
            order = SomeOrder.without(before, step);
            assertAddsUp(order);
            refunded += before.totals().grand() - order.totals().grand();
            assertThat(order.totals().grand()).isBetween(0L, before.totals().grand());
        }
        assertThat(refunded + order.totals().grand()).isEqualTo(order.asked());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dependsOnWhatIsLeftAndNotOnTheSteps(long seed) {
        var random = new Random(seed);
        Order sold = SomeOrder.of(seed, false);
        Order stepwise = sold;
        var all = new HashMap<UUID, Long>();
        for (Map<UUID, Long> step = step(stepwise, random); !step.isEmpty(); step = step(stepwise, random)) {
            step.forEach((item, units) -> all.merge(item, units, Long::sum));
            stepwise = SomeOrder.without(stepwise, step);
        }
        assertThat(SomeOrder.without(sold, all)).isEqualTo(stepwise);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesAnOrderAsItIsWhenNothingIsTaken(long seed) {
        Order sold = SomeOrder.of(seed, true);
        assertThat(SomeOrder.without(sold, Map.of()).totals()).isEqualTo(sold.totals());
        assertThat(SomeOrder.without(sold, Map.of()).lines()).isEqualTo(sold.lines());
    }

    @Test
    void usesTheRateThatALineWasSoldAt() {
        Order order = AnyOrder.pending();
        UUID mug = order.lines().getFirst().id();
        var dearer = new Recalculation((taxClass, destination) -> 90_000);

        var lowered = ((Outcome.Success<Order>) dearer.without(order, Map.of(mug, 1L), Goods.NONE)).value();

        assertThat(lowered.totals()).isEqualTo(new Totals(1000, 0, 0, 0, 200, 1200));
        assertThat(lowered.asked()).isEqualTo(2400);
    }

    @Test
    void refusesToLeaveWhatCostsNothing() {
        var mug = AnyOrder.line("mug", 1);
        var sticker = new Line(UUID.randomUUID(), "s", "s", 1, 0, 0, 0, 0, 0, "zero", 0, 0L, 0, 0);
        Order order = AnyOrder.pending()
                .recalculated(List.of(mug, sticker), new Totals(1000, 0, 0, 0, 200, 1200), Goods.NONE);

        var outcome = new Recalculation(SomeOrder.TAXES).without(order, Map.of(mug.id(), 1L), Goods.NONE);

        assertThat(((Outcome.Refused<Order>) outcome).rejection().code()).isEqualTo("nothing_left_to_pay");
    }

    private static void assertAddsUp(Order order) {
        Totals totals = order.totals();
        assertThat(sum(order, line -> line.unitPrice() * line.left())).isEqualTo(totals.subtotal());
        assertThat(sum(order, Line::discount)).isEqualTo(totals.discount());
        assertThat(sum(order, Line::tax)).isEqualTo(totals.tax());
        assertThat(sum(order, Line::total) + totals.shipping()).isEqualTo(totals.grand());
        assertThat(totals.shipping()).isEqualTo(1500);
        for (Line line : order.lines()) {
            assertThat(List.of(line.left(), line.discount(), line.tax(), line.total()))
                    .allMatch(amount -> amount >= 0);
            assertThat(order.allocations().stream()
                            .filter(held -> held.orderItemId().equals(line.id()))
                            .mapToLong(Allocated::quantity)
                            .sum())
                    .isEqualTo(line.left());
        }
    }

    private static long sum(Order order, ToLongFunction<Line> part) {
        return order.lines().stream().mapToLong(part).sum();
    }

    /** Some units of some items, but never all that is left; empty when only one unit is. */
    private static Map<UUID, Long> step(Order order, Random random) {
        long left = sum(order, Line::left) - 1;
        var units = new HashMap<UUID, Long>();
        for (Line line : order.lines()) {
            long most = Math.min(line.left(), left);
            if (most > 0 && (units.isEmpty() || random.nextInt(3) == 0)) {
                long some = 1 + random.nextLong(most);
                units.put(line.id(), some);
                left -= some;
            }
        }
        return units;
    }
}
