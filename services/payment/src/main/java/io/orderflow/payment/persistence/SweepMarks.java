package io.orderflow.payment.persistence;

import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** How far sweeps have got over rows that never change. */
@Singleton
public class SweepMarks {

    /** The beginning of time for one that never came to its end. */
    public Uni<Instant> find(Sql sql, String sweep) {
        return sql.first(
                        "select up_to from swept where sweep = $1",
                        row -> row.getOffsetDateTime("up_to").toInstant(),
                        sweep)
                .map(found -> found.orElse(Instant.EPOCH));
    }

    /** Only ever forward: of two runs that meet, the later one counts. */
    public Uni<Void> advance(Sql sql, String sweep, Instant upTo) {
        return sql.update("""
                        insert into swept (sweep, up_to)
                        values ($1, $2)
                        on conflict (sweep) do update set up_to = greatest(swept.up_to, excluded.up_to)""", sweep, upTo).replaceWithVoid();
    }
}
