package io.orderflow.order.persistence;

import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the sweeps page through: ids only, behind a cursor, from an index alone and without a lock. */
@Singleton
public class Sweeps {

    /** The cursor of a first page. */
    public static final UUID BEFORE_ALL = new UUID(0, 0);

    static final String UNPAID = """
            select id from orders
            where status = 'pending' and payment_method = $1 and created_at < $2 and id > $3
            order by id
            limit $4""";

    static final String TO_RELEASE = """
            select id from orders
            where cancel_reason is not null and not stock_released and id > $1
            order by id
            limit $2""";

    /** Pending orders that were placed before {@code placedBefore}, in the order of their ids. */
    public Uni<List<UUID>> unpaid(Sql sql, PaymentMethod method, Instant placedBefore, UUID after, int limit) {
        return sql.list(UNPAID, row -> row.getUUID("id"), method.code(), placedBefore, after, limit);
    }

    /** Cancelled orders of which the warehouse has not said that it let go, in the order of their ids. */
    public Uni<List<UUID>> toRelease(Sql sql, UUID after, int limit) {
        return sql.list(TO_RELEASE, row -> row.getUUID("id"), after, limit);
    }

    /** Those of them whose release is on no record. */
    public Uni<List<UUID>> unasked(Sql sql, List<UUID> orders) {
        return sql.list("""
                select id from unnest($1::uuid[]) as cancelled (id)
                where not exists (
                    select from operation where subject = cancelled.id::text and kind = 'release-stock')""", row -> row.getUUID("id"), (Object) orders.toArray(UUID[]::new));
    }

    /** The warehouse holds nothing for this order any more. */
    public Uni<Void> released(Tx tx, UUID orderId) {
        return tx.later("update orders set stock_released = true where id = $1 and not stock_released", orderId);
    }
}
