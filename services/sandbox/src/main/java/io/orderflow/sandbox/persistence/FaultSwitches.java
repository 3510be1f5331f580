package io.orderflow.sandbox.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.sandbox.domain.Faults;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The one row that says what goes wrong on purpose. */
@Singleton
public class FaultSwitches {

    public Uni<Faults> read(Sql sql) {
        return sql.first("select * from fault", FaultSwitches::map).map(found -> found.orElseThrow());
    }

    /** Null leaves a switch as it is. */
    public Uni<Faults> set(
            Sql sql,
            @Nullable Double errorRate,
            @Nullable Integer latencyMs,
            @Nullable Boolean duplicate,
            @Nullable Boolean reorder,
            @Nullable Boolean voidFails) {
        return sql.first("""
                        update fault
                        set error_rate = coalesce($1, error_rate),
                            latency_ms = coalesce($2, latency_ms),
                            duplicate = coalesce($3, duplicate),
                            reorder = coalesce($4, reorder),
                            void_fails = coalesce($5, void_fails)
                        returning *""", FaultSwitches::map, errorRate, latencyMs, duplicate, reorder, voidFails)
                .map(found -> found.orElseThrow());
    }

    private static Faults map(Row row) {
        return new Faults(
                row.getDouble("error_rate"),
                row.getInteger("latency_ms"),
                row.getBoolean("duplicate"),
                row.getBoolean("reorder"),
                row.getBoolean("void_fails"));
    }
}
