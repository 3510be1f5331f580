package io.orderflow.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("M2.6")
class AllocationTest {

    @ParameterizedTest
    @MethodSource("io.orderflow.platform.money.Seeds#some")
    void spreadsEverythingAndNothingMore(Seeds seeds) {
        var parts = Allocation.spread(seeds.amount(), seeds.weights());

        boolean nobodyWeighs = seeds.weights().stream().allMatch(w -> w == 0);
        assertThat(parts).hasSameSizeAs(seeds.weights());
        assertThat(sum(parts)).isEqualTo(nobodyWeighs ? 0 : seeds.amount());
    }

    @ParameterizedTest
    @MethodSource("io.orderflow.platform.money.Seeds#some")
    void staysWithinOneUnitOfTheExactShare(Seeds seeds) {
        var weights = seeds.weights();
        var total = BigDecimal.valueOf(seeds.amount());
        var sum = BigDecimal.valueOf(sum(weights));
        var parts = Allocation.spread(seeds.amount(), weights);
        for (int i = 0; i < weights.size() && sum.signum() > 0; i++) {
            var exact = total.multiply(BigDecimal.valueOf(weights.get(i))).divide(sum, 9, RoundingMode.HALF_UP);
            assertThat(BigDecimal.valueOf(parts.get(i)).subtract(exact).abs()).isLessThan(BigDecimal.ONE);
        }
    }

    @ParameterizedTest
    @MethodSource("io.orderflow.platform.money.Seeds#some")
    void givesNothingToAPlaceWithoutWeightAndIsNotMovedByIt(Seeds seeds) {
        var weights = seeds.weights();
        var withZeros = new ArrayList<Long>();
        var random = seeds.random();
        for (long weight : weights) {
            IntStream.range(0, random.nextInt(3)).forEach(i -> withZeros.add(0L));
            withZeros.add(weight);
        }
        var parts = Allocation.spread(seeds.amount(), withZeros);

        var plain = Allocation.spread(seeds.amount(), weights);
        assertThat(onlyWeighing(parts, withZeros)).isEqualTo(onlyWeighing(plain, weights));
        assertThat(IntStream.range(0, parts.size()).filter(i -> withZeros.get(i) == 0))
                .allMatch(i -> parts.get(i) == 0);
    }

    @Test
    void givesTheRestToTheLargestRemainderAndTiesToTheEarlierPlace() {
        assertThat(Allocation.spread(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(Allocation.spread(10, List.of(1L, 2L, 3L))).containsExactly(2L, 3L, 5L);
        assertThat(Allocation.spread(0, List.of(5L, 5L))).containsExactly(0L, 0L);
        assertThat(Allocation.spread(7, List.of(0L, 0L))).containsExactly(0L, 0L);
    }

    @ParameterizedTest
    @CsvSource({"100,10,10", "5,10,1", "4,10,0", "15,10,2", "1,50,1", "0,19,0", "999999999999,100,999999999999"})
    void roundsAPercentageHalfUp(long amount, long percent, long expected) {
        assertThat(Allocation.percent(amount, percent)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("io.orderflow.platform.money.Seeds#some")
    void agreesWithDecimalArithmetic(Seeds seeds) {
        long percent = seeds.random().nextLong(101);
        var exact = BigDecimal.valueOf(seeds.amount())
                .multiply(BigDecimal.valueOf(percent))
                .movePointLeft(2);
        assertThat(Allocation.percent(seeds.amount(), percent))
                .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static List<Long> onlyWeighing(List<Long> parts, List<Long> weights) {
        return IntStream.range(0, parts.size())
                .filter(i -> weights.get(i) > 0)
                .mapToObj(parts::get)
                .toList();
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }
}
