package io.orderflow.platform.test.invariant;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.invariant.Invariant;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Breaks a rule in a transaction that never commits: one that finds nothing then would prove nothing by its silence. */
public final class BrokenRule {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Database database;
    private final String query;

    private BrokenRule(Database database, String query) {
        this.database = database;
        this.query = query;
    }

    /** @param rule as in {@link Invariant#rule()} */
    public static BrokenRule of(Database database, Collection<Invariant> rules, String rule) {
        return new BrokenRule(
                database,
                rules.stream()
                        .filter(one -> one.rule().equals(rule))
                        .findFirst()
                        .orElseThrow()
                        .query());
    }

    /** What the rule finds after these statements; nothing of them stays. */
    public List<String> after(String... statements) {
        List<String> found = new ArrayList<>();
        boolean undone = database.inTransaction(Cause.system("test"), tx -> {
                    Uni<?> broken = Uni.createFrom().voidItem();
                    for (String statement : statements) {
                        broken = broken.chain(() -> tx.update(statement));
                    }
                    return broken.chain(() -> tx.list(query, row -> row.getString(0)))
                            .invoke(found::addAll)
                            .chain(() -> Uni.createFrom().<Boolean>failure(new NeverMeant()));
                })
                .onFailure(NeverMeant.class)
                .recoverWithItem(true)
                .await()
                .atMost(LIMIT);
        if (!undone) {
            throw new IllegalStateException("the break has stayed");
        }
        return found;
    }

    private static final class NeverMeant extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
