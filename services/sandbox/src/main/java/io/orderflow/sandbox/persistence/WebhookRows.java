package io.orderflow.sandbox.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.sandbox.domain.Faults;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Webhooks, from the transaction of their effect until the shop has taken them. */
@Singleton
public class WebhookRows {

    private static final int REORDER_MILLIS = 2_000;

    /** @param attempts this one included */
    public record Webhook(String id, String body, int attempts) {}

    /** Under the reorder fault each one waits for a time of its own. */
    public Uni<Void> add(Tx tx, String id, String reference, String body, Faults faults) {
        return tx.later("""
                insert into webhook (id, payment_reference, body, sends, next_attempt_at)
                values ($1, $2, $3, $4, now() + $5 * random() * interval '1 millisecond')""", id, reference, body, faults.duplicate() ? 2 : 1, faults.reorder() ? REORDER_MILLIS : 0);
    }

    /** Has every webhook of a payment sent once more. */
    public Uni<Integer> replay(Sql sql, String reference) {
        return sql.update("""
                update webhook set sends = sends + 1, attempts = 0, next_attempt_at = now()
                where payment_reference = $1""", reference);
    }

    /** Claims due ones by moving their time past one attempt. */
    public Uni<List<Webhook>> claimDue(Sql sql, int limit, Duration lease) {
        return sql.list("""
                with due as (
                    select id from webhook
                    where sends > 0 and next_attempt_at <= now()
                    order by next_attempt_at, position
                    limit $1
                    for update skip locked),
                claimed as (
                    update webhook w
                    set attempts = attempts + 1, next_attempt_at = now() + $2 * interval '1 millisecond'
                    from due
                    where w.id = due.id
                    returning w.*)
                select * from claimed order by position""", WebhookRows::map, limit, lease.toMillis());
    }

    /** @return whether one of them is to be sent again */
    public Uni<Boolean> taken(Sql sql, List<String> ids) {
        return sql.list("""
                        update webhook set sends = sends - 1, attempts = 0, next_attempt_at = now(), last_error = null
                        where id = any($1) and sends > 0
                        returning sends""", row -> row.getInteger("sends"), (Object) ids.toArray(String[]::new))
                .map(left -> left.stream().anyMatch(sends -> sends > 0));
    }

    public Uni<Integer> postpone(Sql sql, Webhook webhook, Duration wait, String error) {
        return sql.update("""
                update webhook set next_attempt_at = now() + $2 * interval '1 millisecond', last_error = $3
                where id = $1""", webhook.id(), wait.toMillis(), error);
    }

    public Uni<Integer> giveUp(Sql sql, String id, String error) {
        return sql.update("update webhook set sends = 0, last_error = $2 where id = $1", id, error);
    }

    private static Webhook map(Row row) {
        return new Webhook(row.getString("id"), row.getString("body"), row.getInteger("attempts"));
    }
}
