package io.orderflow.bench.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {
    @Test
    void dividesWhatEachProcessUsedByThousandsOfEvents() {
        Cost cost = Cost.between(
                Map.of("order", 1.0, "order/daprd", 2.0, "redis", 3.0, "postgres", 4.0),
                Map.of("order", 2.0, "order/daprd", 4.0, "redis", 6.0, "postgres", 8.0, "launcher", 99.0),
                2_000);

        assertThat(cost).isEqualTo(new Cost(0.5, 1, 1.5, 2));
        assertThat(cost.sum()).isEqualTo(5);
    }
}
