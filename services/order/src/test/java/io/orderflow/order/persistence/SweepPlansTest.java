package io.orderflow.order.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.contract.Generated;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about the sweeps where there are a hundred thousand orders, with the one plan that it has for all values. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class SweepPlansTest {

    @Inject
    Generated generated;

    @Test
    @Tag("X3.11")
    void readsUnpaidOrdersFromAnIndexAlone() {
        assertThat(plan(Sweeps.UNPAID, "'card', now(), '00000000-0000-0000-0000-000000000000', 100"))
                .anyMatch(line -> line.contains("Index Only Scan") && line.contains("orders_status"));
    }

    @Test
    @Tag("C1.12")
    void readsOrdersToReleaseFromAnIndexAlone() {
        assertThat(plan(Sweeps.TO_RELEASE, "'00000000-0000-0000-0000-000000000000', 100"))
                .anyMatch(line -> line.contains("Index Only Scan") && line.contains("orders_to_release"));
    }

    private List<String> plan(String statement, String values) {
        List<String> plan = generated.plan(statement, values);
        assertThat(plan)
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort") || line.contains("Bitmap"));
        return plan;
    }
}
