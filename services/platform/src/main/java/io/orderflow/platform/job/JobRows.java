package io.orderflow.platform.job;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Leases and the history of runs. */
@Singleton
class JobRows {

    private final Database database;
    private final PlatformClock clock;
    private final String owner = Ids.next().toString();

    JobRows(Database database, PlatformClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A lease on one run: the epoch grows with every run, so an older holder can tell that it lost. */
    record Lease(String job, UUID run, long epoch) {}

    Uni<Void> register(Job job) {
        return database.update("insert into job (name) values ($1) on conflict (name) do nothing", job.name())
                .replaceWithVoid();
    }

    /** Takes the lease when the job is due (or {@code now}) and nobody holds it; empty otherwise. */
    Uni<Optional<Lease>> lease(Job job, boolean now) {
        return database.first(
                        """
                        update job
                        set owner = $2, epoch = epoch + 1, expires_at = now() + interval '60 seconds', next_run_at = $3
                        where name = $1
                          and expires_at < now()
                          and ($5 or next_run_at <= $4)
                        returning epoch""",
                        row -> row.getLong(0),
                        job.name(),
                        owner,
                        clock.now().plus(job.every()),
                        clock.now(),
                        now)
                .chain(epoch -> epoch.isEmpty() ? Uni.createFrom().item(Optional.empty()) : open(job, epoch.get()));
    }

    private Uni<Optional<Lease>> open(Job job, long epoch) {
        var lease = new Lease(job.name(), Ids.next(), epoch);
        return database.update(
                        "insert into job_run (id, name, epoch, started_at) values ($1, $2, $3, $4)",
                        lease.run(),
                        lease.job(),
                        epoch,
                        clock.now())
                .replaceWith(Optional.of(lease));
    }

    /** Keeps a long run's lease; false when it is lost. */
    Uni<Boolean> renew(Lease lease) {
        return database.update("""
                        update job set expires_at = now() + interval '60 seconds'
                        where name = $1 and epoch = $2 and expires_at > now()""", lease.job(), lease.epoch()).map(rows -> rows == 1);
    }

    Uni<Void> close(Lease lease, String outcome) {
        return database.update(
                        "update job_run set finished_at = $2, outcome = $3 where id = $1",
                        lease.run(),
                        clock.now(),
                        outcome)
                .chain(() -> database.update("""
                        update job set owner = null, expires_at = '-infinity', last_run = $3, last_outcome = $4
                        where name = $1 and epoch = $2""", lease.job(), lease.epoch(), clock.now(), outcome))
                .replaceWithVoid();
    }

    Uni<List<JobState>> states() {
        return database.list("select * from job order by name", JobState::of);
    }
}
