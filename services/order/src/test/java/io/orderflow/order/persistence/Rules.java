package io.orderflow.order.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.invariant.Invariant;
import io.orderflow.platform.invariant.Invariants;
import io.orderflow.platform.test.invariant.BrokenRule;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules about orders, to be broken. */
@Singleton
class Rules {

    private final Database database;
    private final List<Invariants> invariants;

    Rules(Database database, @All List<Invariants> invariants) {
        this.database = database;
        this.invariants = invariants;
    }

    /** Those of this service: the machinery has one of the same name. */
    Stream<Invariant> all() {
        return invariants.stream()
                .filter(some -> some.getClass().getPackageName().startsWith("io.orderflow.order"))
                .flatMap(some -> some.rules().stream());
    }

    BrokenRule named(String name) {
        return BrokenRule.of(database, all().toList(), name);
    }

    /** @param breaks each with {@code %s} for the order */
    void assertSees(String rule, UUID order, String... breaks) {
        var broken = named(rule);
        var statements = Stream.of(breaks)
                .map(statement -> statement.replace("%s", order.toString()))
                .toArray(String[]::new);
        assertThat(broken.after()).doesNotContain(order.toString());
        assertThat(broken.after(statements)).contains(order.toString());
    }
}
