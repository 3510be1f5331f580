package io.orderflow.payment.persistence.operation;

import io.orderflow.payment.domain.Effect;
import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Operations of payments that were asked for and whose outcome has been unknown for too long; not those that wait for a card holder. Times
 * are real. Read by {@code operation_due}, which holds only what waits.
 */
@Singleton
public class OverdueOperations {

    public static final String TAKE_UP = """
            update operation
            set next_attempt_at = now()
            where key in (
                select o.key
                from operation o
                join payment_operation e on e.key = o.key
                join payment p on p.id = e.payment_id
                where o.state = 'pending' and o.kind = $1 and o.next_attempt_at > now()
                  and o.created_at <= now() - $2 * interval '1 millisecond'
                  and p.status <> 'requires_action'
                order by o.next_attempt_at desc
                limit $3
                for update of o skip locked)""";

    public static final String TELL = """
            update payment_operation e
            set overdue_at = now()
            from (
                select o.key, o.last_error, p.order_id, p.currency
                from operation o
                join payment_operation untold on untold.key = o.key
                join payment p on p.id = untold.payment_id
                where o.state = 'pending' and o.kind = $1 and o.created_at <= now() - $2 * interval '1 millisecond'
                  and untold.overdue_at is null
                  and p.status <> 'requires_action'
                limit $3) late
            where e.key = late.key and e.overdue_at is null
            returning late.order_id, e.amount || ' ' || late.currency as money, late.last_error""";

    /** @param reason why its last attempt came to nothing, as far as there was one */
    public record Overdue(String orderId, String money, String reason) {}

    /** Has them performed, or asked for, now; those that would wait longest first. @return how many, at most {@code limit} */
    public Uni<Integer> takeUp(Sql sql, Effect effect, Duration patience, int limit) {
        return sql.update(TAKE_UP, effect.code(), patience.toMillis(), limit);
    }

    /** Some that nobody was told of; each is found once. */
    public Uni<List<Overdue>> tell(Sql sql, Effect effect, Duration patience, int limit) {
        return sql.list(
                TELL,
                row -> new Overdue(
                        row.getString("order_id"),
                        row.getString("money"),
                        row.getString("last_error") == null ? "no answer" : row.getString("last_error")),
                effect.code(),
                patience.toMillis(),
                limit);
    }
}
