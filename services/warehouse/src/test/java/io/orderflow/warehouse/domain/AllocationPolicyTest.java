package io.orderflow.warehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.warehouse.domain.AllocationPlan.Allocated;
import io.orderflow.warehouse.domain.AllocationPlan.Short;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AllocationPolicyTest {

    private static final UUID FIRST = warehouse(1);
    private static final UUID SECOND = warehouse(2);
    private static final UUID THIRD = warehouse(3);

    @Test
    void prefersOneWarehouseThatHasEverything() {
        var plan = plan(
                List.of(line("a", "MUG", 2), line("b", "CUP", 1)),
                level("MUG", FIRST, 10),
                level("CUP", SECOND, 10),
                level("MUG", THIRD, 2),
                level("CUP", THIRD, 1));

        assertThat(plan.allocations())
                .containsExactly(new Allocation("a", "MUG", THIRD, 2), new Allocation("b", "CUP", THIRD, 1));
    }

    @Test
    @Tag("E9.1")
    void takesTheFewestWarehousesWhenNoneHasEverything() {
        var plan = plan(
                List.of(line("a", "MUG", 6), line("b", "CUP", 1)),
                level("MUG", FIRST, 2),
                level("MUG", SECOND, 1),
                level("MUG", THIRD, 5),
                level("CUP", SECOND, 1));

        assertThat(plan.allocations())
                .containsExactly(
                        new Allocation("a", "MUG", THIRD, 5),
                        new Allocation("a", "MUG", SECOND, 1),
                        new Allocation("b", "CUP", SECOND, 1));
    }

    @Test
    void keepsALineWholeWhereAWarehouseHasAllOfIt() {
        var plan = plan(
                List.of(line("a", "MUG", 4), line("b", "MUG", 3)), level("MUG", FIRST, 3), level("MUG", SECOND, 4));

        assertThat(plan.allocations())
                .containsExactly(new Allocation("a", "MUG", SECOND, 4), new Allocation("b", "MUG", FIRST, 3));
    }

    @Test
    void namesEveryShortageWithWhatThereIs() {
        var plan = AllocationPolicy.plan(
                List.of(line("a", "MUG", 4), line("b", "CUP", 1), line("c", "MUG", 1)),
                List.of(level("MUG", FIRST, 3), level("MUG", SECOND, 1)));

        assertThat(plan).isEqualTo(new Short(List.of(new Shortage("CUP", 1, 0), new Shortage("MUG", 5, 4))));
    }

    @Test
    void doesNotCountWhatIsReserved() {
        var plan = AllocationPolicy.plan(List.of(line("a", "MUG", 1)), List.of(new StockLevel("MUG", FIRST, 5, 5)));

        assertThat(plan).isInstanceOf(Short.class);
    }

    @Test
    void plansTheSameWhateverTheOrderOfTheLevels() {
        var levels = new ArrayList<>(List.of(level("MUG", FIRST, 4), level("MUG", SECOND, 4), level("MUG", THIRD, 4)));
        var lines = List.of(line("a", "MUG", 7));
        var plan = AllocationPolicy.plan(lines, levels);
        Collections.reverse(levels);

        assertThat(AllocationPolicy.plan(lines, levels)).isEqualTo(plan);
    }

    @Test
    void stillPlansOverMoreWarehousesThanCanBeSearched() {
        List<StockLevel> levels = IntStream.range(0, 60)
                .mapToObj(i -> level("MUG", warehouse(i), 1))
                .toList();

        var plan = (Allocated) AllocationPolicy.plan(List.of(line("a", "MUG", 40)), levels);

        assertThat(plan.allocations()).hasSize(40);
    }

    @Test
    void servesEveryLineAndNeverTakesWhatIsNotThere() {
        var random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            List<Line> lines = lines(random);
            List<StockLevel> levels = levels(random);
            switch (AllocationPolicy.plan(lines, levels)) {
                case Allocated plan -> assertSound(lines, levels, plan.allocations());
                case Short none ->
                    assertThat(none.shortages()).isNotEmpty().allSatisfy(shortage -> {
                        assertThat(shortage.available()).isEqualTo(available(levels, shortage.sku()));
                        assertThat(shortage.requested()).isGreaterThan(shortage.available());
                    });
            }
        }
    }

    private static void assertSound(List<Line> lines, List<StockLevel> levels, List<Allocation> parts) {
        Map<String, Long> served = parts.stream()
                .collect(Collectors.groupingBy(Allocation::orderItemId, Collectors.summingLong(Allocation::quantity)));
        assertThat(lines).allSatisfy(line -> assertThat(served).containsEntry(line.orderItemId(), line.quantity()));
        Map<String, Long> taken = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> part.sku() + part.warehouseId(), Collectors.summingLong(Allocation::quantity)));
        assertThat(levels)
                .allSatisfy(level -> assertThat(taken.getOrDefault(level.sku() + level.warehouseId(), 0L))
                        .isLessThanOrEqualTo(level.available()));
        long used = parts.stream().map(Allocation::warehouseId).distinct().count();
        assertThat(used).isLessThanOrEqualTo(fewest(lines, levels));
    }

    /** By looking at every set of warehouses. */
    private static long fewest(List<Line> lines, List<StockLevel> levels) {
        List<UUID> all = levels.stream().map(StockLevel::warehouseId).distinct().toList();
        return IntStream.range(1, 1 << all.size())
                .filter(set -> {
                    var some = levels.stream()
                            .filter(level -> (set & 1 << all.indexOf(level.warehouseId())) != 0)
                            .toList();
                    return lines.stream().allMatch(line -> available(some, line.sku()) >= requested(lines, line.sku()));
                })
                .map(Integer::bitCount)
                .min()
                .orElseThrow();
    }

    private static List<Line> lines(Random random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> line("i" + i, "SKU" + random.nextInt(3), 1 + random.nextInt(5)))
                .toList();
    }

    private static List<StockLevel> levels(Random random) {
        return IntStream.range(0, 5)
                .boxed()
                .flatMap(w -> IntStream.range(0, 3).mapToObj(s -> level("SKU" + s, warehouse(w), random.nextInt(6))))
                .toList();
    }

    private static long available(List<StockLevel> levels, String sku) {
        return levels.stream()
                .filter(level -> level.sku().equals(sku))
                .mapToLong(StockLevel::available)
                .sum();
    }

    private static long requested(List<Line> lines, String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(Line::quantity)
                .sum();
    }

    private static Allocated plan(List<Line> lines, StockLevel... levels) {
        return (Allocated) AllocationPolicy.plan(lines, List.of(levels));
    }

    private static Line line(String item, String sku, long quantity) {
        return new Line(item, sku, quantity);
    }

    private static StockLevel level(String sku, UUID warehouse, long available) {
        return new StockLevel(sku, warehouse, available + 2, 2);
    }

    private static UUID warehouse(int number) {
        return new UUID(7, number);
    }
}
