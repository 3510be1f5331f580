package io.orderflow.platform.outbox;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Which lanes one relay may publish from. A lease runs on the database's clock and carries an epoch that grows with every owner,
 * so a process that slept through its lease holds nothing when it wakes. Relays that are alive share the lanes evenly.
 */
@Singleton
class LaneLeases {

    private static final String LEASE = "interval '10 seconds'";
    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(9);

    /** A lane with the epoch of its lease. */
    record Held(short lane, long epoch) {}

    /** This relay; a restarted one is another owner. */
    final String owner = Ids.next().toString();

    private final Database database;
    private volatile List<Held> held = List.of();
    private volatile long validUntilNanos = System.nanoTime();

    LaneLeases(Database database) {
        this.database = database;
    }

    /** Lanes held now; empty once the lease may have run out. */
    List<Held> held() {
        return System.nanoTime() - validUntilNanos < 0 ? held : List.of();
    }

    /** Says that this process lives, renews, gives up what is more than its share, and takes what nobody holds. */
    Uni<Void> renew() {
        return Uni.createFrom().deferred(() -> {
            // Counted from before the statement, so that this side never believes in a lease longer than the database
            // does.
            long asked = System.nanoTime();
            return announce()
                    .chain(alive -> giveUp(share(alive)).chain(() -> take(share(alive))))
                    .invoke(lanes -> {
                        held = List.copyOf(lanes);
                        validUntilNanos = asked + BELIEVED_NANOS;
                    })
                    .replaceWithVoid();
        });
    }

    /** Lets every lane go at once, for a clean stop. */
    Uni<Void> release() {
        held = List.of();
        return database.update("update outbox_lane set owner = null, expires_at = '-infinity' where owner = $1", owner)
                .chain(() -> database.update("delete from outbox_relay where owner = $1", owner))
                .replaceWithVoid();
    }

    private Uni<Long> announce() {
        return database.first("""
                        with me as (
                            insert into outbox_relay (owner, expires_at) values ($1, now() + """ + LEASE + """
                            )
                            on conflict (owner) do update set expires_at = excluded.expires_at),
                        gone as (delete from outbox_relay where expires_at < now() - interval '1 minute' and owner <> $1)
                        select 1 + count(*) from outbox_relay where expires_at > now() and owner <> $1""", row -> row.getLong(0), owner).map(alive -> alive.orElse(1L));
    }

    /** Lanes that this side does not know it has are not renewed either, and run out. */
    private Uni<Integer> giveUp(int share) {
        if (held.size() <= share) {
            return Uni.createFrom().item(0);
        }
        return database.update("""
                update outbox_lane set owner = null, expires_at = '-infinity'
                where lane in (select lane from outbox_lane where owner = $1 order by lane offset $2)""", owner, share);
    }

    private Uni<List<Held>> take(int share) {
        return database.list("""
                update outbox_lane
                set owner = $1,
                    epoch = case when owner = $1 and expires_at > now() then epoch else epoch + 1 end,
                    expires_at = now() + """ + LEASE + """

                where lane in (
                    select lane from outbox_lane
                    where expires_at < now() or owner = $1
                    order by (owner is distinct from $1), lane
                    limit $2
                    for update skip locked)
                returning lane, epoch""", row -> new Held(row.getShort(0), row.getLong(1)), owner, share);
    }

    private static int share(long alive) {
        return (int) Math.ceilDiv((long) Lanes.COUNT, Math.max(1, alive));
    }
}
