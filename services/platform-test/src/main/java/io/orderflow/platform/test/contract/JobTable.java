package io.orderflow.platform.test.contract;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The lease and the history of one job, as they stand in the database. */
final class JobTable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Database database;
    private final String job;

    JobTable(Database database, String job) {
        this.database = database;
        this.job = job;
    }

    /** One run of the history. @param startedAt platform time */
    record Run(long epoch, Instant startedAt, boolean finished, String outcome) {}

    /** Takes the lease as a process does that is at work, once nobody holds it. @return whether it is held now, and by nobody else */
    boolean lease() {
        await(database.update("insert into job (name) values ($1) on conflict (name) do nothing", job));
        return await(database.update("""
                        with leased as (
                            update job set owner = 'contract', epoch = epoch + 1, expires_at = now() + interval '1 hour'
                            where name = $1 and expires_at < now()
                            returning name, epoch)
                        insert into job_run (id, name, epoch, started_at) select $2, name, epoch, now() from leased""", job, Ids.next())) == 1;
    }

    /** Ends the lease as time does for a process that died, its job still due. */
    void runOut() {
        await(database.update(
                "update job set next_run_at = '-infinity', expires_at = now() - interval '1 second' where name = $1",
                job));
    }

    /** Takes the lease from whoever has it, as the next process does when that one has died; nobody else can before it. */
    void seize() {
        await(database.update("""
                        update job set owner = 'contract', epoch = epoch + 1, expires_at = now() + interval '1 hour' where name = $1""", job));
    }

    long epoch() {
        return await(database.first("select epoch from job where name = $1", row -> row.getLong(0), job))
                .orElse(0L);
    }

    /** Runs after an epoch, oldest first. */
    List<Run> runsAfter(long epoch) {
        return await(database.list(
                """
                select epoch, started_at, finished_at is not null, coalesce(outcome, '')
                from job_run where name = $1 and epoch > $2 order by epoch, started_at""",
                row -> new Run(
                        row.getLong(0), row.getOffsetDateTime(1).toInstant(), row.getBoolean(2), row.getString(3)),
                job,
                epoch));
    }

    private static <R> R await(Uni<R> work) {
        return work.await().atMost(LIMIT);
    }
}
