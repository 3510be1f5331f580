package io.orderflow.order.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Generated;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How PostgreSQL goes about the sweeps where there are a hundred thousand orders, with the one plan that it has for all values; and that
 * {@code docs/sweeps.md} shows these plans ({@code -Dorderflow.regenerate=true} writes it anew).
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class SweepPlansTest {

    private static final Path SHOWN = Path.of("..", "..", "docs", "sweeps.md");
    private static final String FIRST = "'00000000-0000-0000-0000-000000000000', 100";

    private static final String ABOUT = """
            # How the sweeps of orders are read

            Each sweep reads one page behind a cursor, works on it and forgets it; the cursor is the last id of the page. The plans are those of
            PostgreSQL for a hundred thousand orders, one for all values (`plan_cache_mode=force_generic_plan`). This page is written by
            `SweepPlansTest`, which fails when a plan is another one; `SweepTest` sweeps through ten thousand orders and counts the rows that
            are held at once.
            """;

    private enum Sweep {
        UNPAID(
                "Orders that nobody has paid in time",
                "`order-cleanup`, method by method. From the index alone.",
                Sweeps.UNPAID,
                "'card', now(), " + FIRST),
        TO_RELEASE(
                "Cancelled orders whose stock may still be held",
                "`reservation-cleanup`. From the index alone.",
                Sweeps.TO_RELEASE,
                FIRST),
        WAITING("Orders on delivery that nobody has confirmed", """
                `cod-auto-confirm`. Its index holds only what waits, and no amounts: with the end of the window in it, every order whose window
                moves, of any method, would have to be written into its indexes anew. So a page is its rows, as many as the page has.""", CashOrders.WAITING, "now(), " + FIRST);

        private final String title;
        private final String why;
        private final String statement;
        private final String values;

        Sweep(String title, String why, String statement, String values) {
            this.title = title;
            this.why = why;
            this.statement = statement;
            this.values = values;
        }

        String shown(List<String> plan) {
            return """

                    ## %s
                    %s
                    ```sql
                    %s
                    ```
                    ```
                    %s
                    ```
                    """.formatted(title, why.strip(), statement.strip(), String.join("\n", plan));
        }
    }

    @Inject
    Generated generated;

    @Test
    @Tag("X3.11")
    void readsUnpaidOrdersFromAnIndexAlone() {
        assertThat(plan(Sweep.UNPAID))
                .anyMatch(line -> line.contains("Index Only Scan") && line.contains("orders_status"));
    }

    @Test
    @Tag("C1.12")
    void readsOrdersToReleaseFromAnIndexAlone() {
        assertThat(plan(Sweep.TO_RELEASE))
                .anyMatch(line -> line.contains("Index Only Scan") && line.contains("orders_to_release"));
    }

    @Test
    @Tag("C1.5")
    void entersTheOrdersThatWaitForTheirConfirmationBehindTheCursorAndReadsNoOthers() {
        assertThat(plan(Sweep.WAITING))
                .anyMatch(line -> line.contains("Index Scan") && line.contains("orders_cash_waiting"))
                .anyMatch(line -> line.matches(" *Index Cond: .id > .*"));
    }

    @Test
    void areThosePlansThatTheDocumentShows() throws IOException {
        var page = new StringBuilder(ABOUT);
        for (Sweep sweep : Sweep.values()) {
            page.append(sweep.shown(plan(sweep)));
        }
        if (Boolean.getBoolean("orderflow.regenerate")) {
            Files.writeString(SHOWN, page);
        }
        assertThat(SHOWN)
                .as("docs/sweeps.md is stale: run SweepPlansTest with -Dorderflow.regenerate=true")
                .content()
                .isEqualTo(page.toString());
    }

    private List<String> plan(Sweep sweep) {
        List<String> plan = generated.plan(sweep.statement, sweep.values);
        assertThat(plan)
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort") || line.contains("Bitmap"));
        return plan;
    }
}
