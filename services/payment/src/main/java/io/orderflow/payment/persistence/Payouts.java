package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payout;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff have to send back by hand. */
@Singleton
public class Payouts {

    /** @param entry the ledger entry that it stands for */
    public Uni<Void> order(Tx tx, UUID id, MoneyEntry entry, String reason) {
        return tx.later(
                """
                insert into payout (id, operation_key, payment_id, amount, currency, reason, ordered_at)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                id,
                entry.operationKey(),
                entry.paymentId(),
                entry.money().amount(),
                entry.money().currency(),
                reason,
                entry.at());
    }

    /** Newest first. */
    public Uni<List<Payout>> page(Sql sql, @Nullable UUID paymentId, @Nullable UUID after, int limit) {
        var where = new Where().and("payment_id = ?", paymentId).and("id < ?", after);
        return sql.list(
                "select * from payout " + where.clause() + "order by id desc limit " + where.next(limit),
                Payouts::map,
                where.values());
    }

    private static Payout map(Row row) {
        return new Payout(
                row.getUUID("id"),
                row.getUUID("payment_id"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("reason"),
                row.getString("operation_key"),
                row.getOffsetDateTime("ordered_at").toInstant());
    }
}
