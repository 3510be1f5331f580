package io.orderflow.order.persistence.due;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When somebody is told of compensations, and of other effects elsewhere, that are parked. Platform time, but for {@link Parked#since}. */
@Singleton
public class CompensationReminders {

    /**
     * One that is parked.
     * @param since when it was asked for first, real time
     */
    public record Parked(
            String key, String kind, int attempts, @Nullable String reason, Instant since) {}

    /** Notes what is parked and not noted yet; any number of processes at once. @return how many were */
    public Uni<Integer> note(Sql sql, Instant due, int limit) {
        return sql.update("""
                insert into compensation_reminder (key, due_at)
                select key, $1 from operation o
                where state = 'parked' and not exists (select from compensation_reminder r where r.key = o.key)
                limit $2
                on conflict (key) do nothing""", due, limit);
    }

    /** Keys of what is parked and due, the longest due first. */
    public Uni<List<String>> due(Sql sql, Instant now, int limit) {
        return sql.list("""
                select r.key from compensation_reminder r join operation o on o.key = r.key
                where r.due_at <= $1 and o.state = 'parked'
                order by r.due_at
                limit $2""", row -> row.getString("key"), now, limit);
    }

    /** Counts a reminder of what is due still and plans the next one; empty when another run was faster, or it is not parked any more. */
    public Uni<Optional<Parked>> remind(Tx tx, String key, Instant now, Instant next) {
        return tx.first("""
                update compensation_reminder r set due_at = $3, reminders = reminders + 1
                from operation o
                where r.key = $1 and r.due_at <= $2 and o.key = r.key and o.state = 'parked'
                returning o.key, o.kind, o.attempts, o.last_error, o.created_at""", CompensationReminders::map, key, now, next);
    }

    /** Forgets those that have ended. One that is being tried again is not over. @return how many */
    public Uni<Integer> forget(Sql sql, int limit) {
        return sql.update("""
                delete from compensation_reminder
                where key in (
                    select r.key from compensation_reminder r
                    where not exists (select from operation o where o.key = r.key and o.state in ('pending', 'parked'))
                    limit $1)""", limit);
    }

    private static Parked map(Row row) {
        return new Parked(
                row.getString("key"),
                row.getString("kind"),
                row.getInteger("attempts"),
                row.getString("last_error"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
