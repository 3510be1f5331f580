package io.orderflow.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseWorkTest {
    @Test
    void dividesDifferencesByOrders() {
        DatabaseWork work = DatabaseWork.between(
                new DatabaseCounters(Map.of("order", new DatabaseCounters.Row(10, 0, 20, 30, 0)), 1_000),
                new DatabaseCounters(
                        Map.of(
                                "order", new DatabaseCounters.Row(30, 1, 50, 70, 0),
                                "new", new DatabaseCounters.Row(1, 1, 1, 1, 1)),
                        5_000),
                10);

        assertThat(work.databases()).isEqualTo(Map.of("order", new DatabaseCounters.Row(20, 1, 30, 40, 0)));
        assertThat(work.perOrder(work.databases().get("order").commits())).isEqualTo(2);
        assertThat(work.perOrder(work.walBytes())).isEqualTo(400);
    }
}
