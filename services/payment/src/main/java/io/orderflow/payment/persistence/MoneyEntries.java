package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** The money ledger: only ever added to. */
@Singleton
public class MoneyEntries {

    public Uni<Void> append(Tx tx, MoneyEntry entry) {
        return tx.later(
                """
                insert into money_entry (payment_id, kind, amount, currency, operation_key, gateway, at)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                entry.paymentId(),
                entry.kind().code(),
                entry.money().amount(),
                entry.money().currency(),
                entry.operationKey(),
                entry.gateway(),
                entry.at());
    }

    /** In the order in which they were confirmed. */
    public Uni<List<MoneyEntry>> of(Sql sql, UUID paymentId) {
        return sql.list(
                "select * from money_entry where payment_id = $1 order by position", MoneyEntries::map, paymentId);
    }

    static MoneyEntry map(Row row) {
        return new MoneyEntry(
                row.getUUID("payment_id"),
                EntryKind.of(row.getString("kind")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("operation_key"),
                row.getString("gateway"),
                row.getOffsetDateTime("at").toInstant());
    }
}
