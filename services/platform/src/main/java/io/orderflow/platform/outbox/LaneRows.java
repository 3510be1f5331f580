package io.orderflow.platform.outbox;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.outbox.LaneLeases.Held;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The statements on lanes and on the relays that share them. */
@Singleton
class LaneRows implements LeaseTable {

    private static final String LEASE = "interval '" + LaneLeases.LEASE.toSeconds() + " seconds'";

    private final Database database;

    LaneRows(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Long> announce(String owner) {
        return database.first("""
                        with me as (
                            insert into outbox_relay (owner, expires_at) values ($1, now() + """ + LEASE + """
                            )
                            on conflict (owner) do update set expires_at = excluded.expires_at),
                        gone as (delete from outbox_relay where expires_at < now() - interval '1 minute' and owner <> $1)
                        select 1 + count(*) from outbox_relay where expires_at > now() and owner <> $1""", row -> row.getLong(0), owner).map(alive -> alive.orElse(1L));
    }

    @Override
    public Uni<Integer> giveUp(String owner, int share) {
        return database.update("""
                update outbox_lane set owner = null, expires_at = '-infinity'
                where lane in (select lane from outbox_lane where owner = $1 order by lane offset $2)""", owner, share);
    }

    @Override
    public Uni<List<Held>> take(String owner, int share) {
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

    @Override
    public Uni<Void> release(String owner) {
        return database.update("update outbox_lane set owner = null, expires_at = '-infinity' where owner = $1", owner)
                .chain(() -> database.update("delete from outbox_relay where owner = $1", owner))
                .replaceWithVoid();
    }
}
