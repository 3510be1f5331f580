package io.orderflow.platform.job;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leases and the history of runs. */
@Singleton
class JobRows implements JobBook {

    private final Database database;
    private final PlatformClock clock;
    private final String owner = Ids.next().toString();

    JobRows(Database database, PlatformClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Uni<Void> register(Job job) {
        return database.update("insert into job (name) values ($1) on conflict (name) do nothing", job.name())
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<String>> due() {
        return database.list(
                        "select name from job where next_run_at <= $1 and expires_at < now()",
                        row -> row.getString(0),
                        clock.now())
                .map(Set::copyOf);
    }

    @Override
    public Uni<Optional<Lease>> lease(Job job, boolean now) {
        Instant startedAt = clock.now();
        UUID run = Ids.next();
        return database.first(
                """
                with leased as (
                    update job
                    set owner = $2, epoch = epoch + 1, expires_at = now() + interval '60 seconds'
                    where name = $1
                      and expires_at < now()
                      and ($4 or next_run_at <= $3)
                    returning name, epoch)
                insert into job_run (id, name, epoch, started_at)
                select $5, name, epoch, $3 from leased
                returning epoch""",
                row -> new Lease(job.name(), run, row.getLong(0), startedAt),
                job.name(),
                owner,
                startedAt,
                now,
                run);
    }

    @Override
    public Uni<Boolean> renew(Lease lease) {
        return database.update("""
                        update job set expires_at = now() + interval '60 seconds'
                        where name = $1 and epoch = $2 and expires_at > now()""", lease.job(), lease.epoch()).map(rows -> rows == 1);
    }

    @Override
    public Uni<Void> close(Lease lease, String outcome, Duration wait) {
        return database.update(
                        """
                        with ended as (
                            update job_run set finished_at = $3, outcome = $4
                            where id = $6 and finished_at is null)
                        update job set owner = null, expires_at = '-infinity', last_run = $3, last_outcome = $4, next_run_at = $5
                        where name = $1 and epoch = $2""",
                        lease.job(),
                        lease.epoch(),
                        clock.now(),
                        outcome,
                        lease.startedAt().plus(wait),
                        lease.run())
                .replaceWithVoid();
    }

    /** Newest first, before the one given. */
    Uni<List<JobRunLine>> runs(String job, @Nullable UUID before, int limit) {
        var where = new Where().and("name = ?", job).and("id < ?", before);
        return database.list(
                "select * from job_run " + where.clause() + "order by id desc limit " + where.next(limit),
                JobRunLine::of,
                where.values());
    }

    Uni<List<JobState>> states() {
        return database.list("select * from job order by name", JobState::of);
    }
}
