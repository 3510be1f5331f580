package io.orderflow.payment.persistence.seller;

import io.orderflow.payment.domain.seller.SellerEntry;
import io.orderflow.payment.domain.seller.SellerEntry.Kind;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledger of what sellers are paid: only ever added to. */
@Singleton
public class SellerEntries {

    /** A second line of the same kind and key fails the transaction. */
    public Uni<Void> append(Tx tx, SellerEntry entry) {
        return tx.later(
                """
                insert into seller_entry (payment_id, kind, amount, currency, operation_key, actor, at)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                entry.paymentId(),
                entry.kind().code(),
                entry.money().amount(),
                entry.money().currency(),
                entry.key(),
                entry.actor(),
                entry.at());
    }

    public Uni<Optional<SellerEntry>> find(Sql sql, UUID paymentId, Kind kind, String key) {
        return sql.first(
                "select * from seller_entry where payment_id = $1 and kind = $2 and operation_key = $3",
                SellerEntries::map,
                paymentId,
                kind.code(),
                key);
    }

    /** In the order in which they were booked. */
    public Uni<List<SellerEntry>> of(Sql sql, UUID paymentId) {
        return sql.list(
                "select * from seller_entry where payment_id = $1 order by position", SellerEntries::map, paymentId);
    }

    private static SellerEntry map(Row row) {
        return new SellerEntry(
                row.getUUID("payment_id"),
                Kind.of(row.getString("kind")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("operation_key"),
                row.getString("actor"),
                row.getOffsetDateTime("at").toInstant());
    }
}
