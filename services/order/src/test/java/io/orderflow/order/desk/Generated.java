package io.orderflow.order.desk;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Plans of statements over a hundred thousand made-up orders, of which nothing stays. */
@Singleton
public class Generated {

    private static final String STATUS =
            "(array['pending', 'confirmed', 'paid', 'completed', 'cancelled', 'refunded', 'paid', 'paid', 'completed', 'completed'])[1 + n % 10]";
    private static final String REASON = "case when n % 10 = 4 then 'test' end";

    private final Database database;

    Generated(Database database) {
        this.database = database;
    }

    /**
     * @param statement with its places, as the application prepares it
     * @param values    SQL literals, with a comma
     * @return its lines, without costs
     */
    public List<String> plan(String statement, String values) {
        String orders =
                ManyOrders.of(100_000, "PLAN-", STATUS, REASON, "1 hour").getFirst();
        return database.<List<String>>inTransaction(
                        Cause.system("test"),
                        tx -> tx.update(orders)
                                .chain(() -> tx.update("analyze orders"))
                                .chain(() -> tx.update("prepare swept as " + statement))
                                .chain(() -> tx.list(
                                        "explain (costs off) execute swept(" + values + ")", row -> row.getString(0)))
                                .call(plan -> tx.update("deallocate swept"))
                                .chain(plan -> Uni.createFrom().failure(new Seen(plan))))
                .onFailure(Seen.class)
                .recoverWithItem(seen -> ((Seen) seen).plan)
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    /** Carries a plan past the rollback of what it was made for. */
    private static final class Seen extends RuntimeException {
        private final transient List<String> plan;

        Seen(List<String> plan) {
            super(null, null, false, false);
            this.plan = plan;
        }
    }
}
