package io.orderflow.sandbox.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.sandbox.domain.LedgerEntry;
import io.orderflow.sandbox.domain.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;

/** The oracle: one line for each effect on money that really happened. */
@Singleton
public class LedgerEntries {

    public Uni<Void> append(Tx tx, LedgerEntry entry) {
        return tx.later(
                """
                insert into ledger_entry (operation, amount, currency, operation_key, payment_reference, at)
                values ($1, $2, $3, $4, $5, $6)""",
                entry.operation().code(),
                entry.money().amount(),
                entry.money().currency(),
                entry.operationKey(),
                entry.paymentReference(),
                entry.at());
    }

    /** In the order in which they happened. */
    public Uni<List<LedgerEntry>> of(Sql sql, String reference) {
        return sql.list(
                "select * from ledger_entry where payment_reference = $1 order by position",
                LedgerEntries::map,
                reference);
    }

    private static LedgerEntry map(Row row) {
        return new LedgerEntry(
                Operation.of(row.getString("operation")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("operation_key"),
                row.getString("payment_reference"),
                row.getOffsetDateTime("at").toInstant());
    }
}
