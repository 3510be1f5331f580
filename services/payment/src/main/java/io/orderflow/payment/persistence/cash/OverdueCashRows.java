package io.orderflow.payment.persistence.cash;

import io.orderflow.payment.domain.cash.OverdueCash;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cash that was not handed over in time. Cash of which a remittance said another sum is not handed over either. */
@Singleton
public class OverdueCashRows {

    /** Read by {@code money_entry_cash}. */
    public static final String FIND = """
            with found as (
                insert into cash_overdue (payment_id, collected_at, found_at)
                select e.payment_id, e.at, $3
                from money_entry e
                where e.gateway = 'cod' and e.kind = 'capture' and e.at > $1 and e.at <= $2
                  and not exists (select from cash_overdue o where o.payment_id = e.payment_id)
                  and not exists (
                      select from cod_remittance_item i where i.payment_id = e.payment_id and i.outcome = 'matched')
                order by e.at
                limit $4
                on conflict (payment_id) do nothing
                returning *
            )
            select found.*, p.order_id, p.captured, p.currency
            from found
            join payment p on p.id = found.payment_id""";

    private static final String OPEN = """
            from cash_overdue o
            join payment p on p.id = o.payment_id
            where not exists (
                select from cod_remittance_item i where i.payment_id = o.payment_id and i.outcome = 'matched')""";

    /** Records the oldest that were collected between the two moments and are not on record yet. */
    public Uni<List<OverdueCash>> find(Sql sql, Instant after, Instant upTo, Instant now, int limit) {
        return sql.list(FIND, OverdueCashRows::map, after, upTo, now, limit);
    }

    /** Those that are not handed over to this day. */
    public Uni<Long> open(Sql sql) {
        return sql.first("select count(*)\n" + OPEN, row -> row.getLong(0)).map(count -> count.orElse(0L));
    }

    /** Those that are not handed over to this day; of the newest payment first. */
    public Uni<List<OverdueCash>> page(Sql sql, @Nullable UUID after, int limit) {
        var where = new Where().and("payment_id < ?", after);
        return sql.list(
                "select * from (select o.*, p.order_id, p.captured, p.currency\n" + OPEN + ") overdue\n"
                        + where.clause() + "order by payment_id desc limit " + where.next(limit),
                OverdueCashRows::map,
                where.values());
    }

    private static OverdueCash map(Row row) {
        return new OverdueCash(
                row.getUUID("payment_id"),
                row.getString("order_id"),
                new Money(row.getLong("captured"), row.getString("currency")),
                row.getOffsetDateTime("collected_at").toInstant(),
                row.getOffsetDateTime("found_at").toInstant());
    }
}
