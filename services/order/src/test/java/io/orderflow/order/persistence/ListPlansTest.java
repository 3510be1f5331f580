package io.orderflow.order.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Generated;
import io.orderflow.order.domain.OrderFilter;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about the lists where there are a hundred thousand orders, with the one plan that it has for all values. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class ListPlansTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    Generated generated;

    @Test
    void findsTheOrdersOfAStatusTogetherHoweverRareItIs() {
        assertThat(plan(new OrderFilter("delivered", null, null, null, null), "'delivered', 20"))
                .anyMatch(line -> line.contains("Index Scan using orders_status"));
    }

    @Test
    void findsTheOrdersOfACustomerTogether() {
        assertThat(plan(new OrderFilter(null, "customer-1", null, null, null), "'customer-1', 20"))
                .anyMatch(line -> line.contains("Index Scan using orders_customer"));
    }

    @Test
    void entersTheOrdersOfATimeAtTheirPlace() {
        assertThat(
                        plan(
                                new OrderFilter(null, null, TIME, TIME, null),
                                "now(), now(), '00000000-0000-0000-0000-000000000000', 'ffffffff-0000-0000-0000-000000000000', 20"))
                .anyMatch(line -> line.contains("Index Scan Backward using orders_pkey"))
                .anyMatch(line -> line.matches(".*Index Cond: .*id >= .* AND .*id < .*"));
    }

    private List<String> plan(OrderFilter filter, String values) {
        var where = Orders.where(filter, Duration.ZERO);
        List<String> plan = generated.plan(Orders.page(where, filter, 20), values);
        assertThat(plan).noneMatch(line -> line.matches(".*(Seq Scan on orders|Sort Key: o\\.).*"));
        return plan;
    }
}
