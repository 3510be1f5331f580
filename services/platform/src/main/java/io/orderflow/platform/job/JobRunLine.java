package io.orderflow.platform.job;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job, as an operator sees it.
 * @param finishedAt missing while it runs, and for ever when its process died
 * @param outcome    what it did, in a word or two, or how it failed; missing as its end is
 */
@Schema(name = "JobRun")
public record JobRunLine(
        UUID id,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String outcome) {

    static JobRunLine of(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new JobRunLine(
                row.getUUID("id"),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("outcome"));
    }
}
