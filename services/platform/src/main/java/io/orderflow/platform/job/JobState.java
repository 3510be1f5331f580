package io.orderflow.platform.job;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A job and its last run, both null before the first one. Platform time. */
record JobState(
        String name, @Nullable Instant lastRun, @Nullable String lastOutcome) {

    static JobState of(Row row) {
        OffsetDateTime lastRun = row.getOffsetDateTime("last_run");
        return new JobState(
                row.getString("name"), lastRun == null ? null : lastRun.toInstant(), row.getString("last_outcome"));
    }
}
