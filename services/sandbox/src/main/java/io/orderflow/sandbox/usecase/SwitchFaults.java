package io.orderflow.sandbox.usecase;

import io.orderflow.platform.db.Database;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.persistence.FaultSwitches;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Says what goes wrong on purpose. */
@Singleton
public class SwitchFaults {

    private final Database database;
    private final FaultSwitches switches;

    SwitchFaults(Database database, FaultSwitches switches) {
        this.database = database;
        this.switches = switches;
    }

    public Uni<Faults> read() {
        return switches.read(database);
    }

    /** Null leaves a switch as it is. */
    public Uni<Faults> set(
            @Nullable Double errorRate,
            @Nullable Integer latencyMs,
            @Nullable Boolean duplicate,
            @Nullable Boolean reorder,
            @Nullable Boolean voidFails) {
        return switches.set(database, errorRate, latencyMs, duplicate, reorder, voidFails);
    }
}
