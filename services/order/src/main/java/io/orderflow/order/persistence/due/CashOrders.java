package io.orderflow.order.persistence.due;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders that are paid on delivery and that nobody has confirmed yet. */
@Singleton
public class CashOrders {

    /** One that waits. @param over whether its window has ended */
    public record Waiting(UUID id, Money total, boolean over) {}

    /** The cursor of a first page. */
    public static final Waiting BEFORE_ALL = new Waiting(Sweeps.BEFORE_ALL, Money.zero(""), false);

    static final String WAITING = """
            select id, grand, currency, payment_expires_at <= $1 as over
            from orders
            where payment_method = 'cod' and status = 'pending' and payment_expires_at is not null and id > $2
            order by id
            limit $3""";

    /** In the order of their ids, from behind {@code after} on; by the partial index, without a lock. */
    public Uni<List<Waiting>> waiting(Sql sql, Instant now, UUID after, int limit) {
        return sql.list(WAITING, CashOrders::map, now, after, limit);
    }

    /** Takes one for this transaction; false when somebody else has it or was first. */
    public Uni<Boolean> claim(Tx tx, UUID id) {
        return tx.first(
                        "select 1 from orders where id = $1 and status = 'pending' for update skip locked",
                        row -> true,
                        id)
                .map(found -> found.orElse(false));
    }

    private static Waiting map(Row row) {
        return new Waiting(
                row.getUUID("id"), new Money(row.getLong("grand"), row.getString("currency")), row.getBoolean("over"));
    }
}
