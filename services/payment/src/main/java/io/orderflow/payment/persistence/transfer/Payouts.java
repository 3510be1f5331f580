package io.orderflow.payment.persistence.transfer;

import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.transfer.Payout;
import io.orderflow.payment.domain.transfer.ReportedTransfer;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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

    /** All of a transfer that belongs to no payment. */
    public Uni<Void> order(Tx tx, UUID id, ReportedTransfer unknown, String reason, Instant now) {
        Money money = unknown.transfer().money();
        return tx.later("""
                insert into payout (id, transfer_id, amount, currency, reason, ordered_at)
                values ($1, $2, $3, $4, $5, $6)""", id, unknown.id(), money.amount(), money.currency(), reason, now);
    }

    public Uni<Optional<Payout>> lock(Tx tx, UUID id) {
        return tx.first("select * from payout where id = $1 for update", Payouts::map, id);
    }

    /** @param payout locked, not sent yet */
    public Uni<Payout> send(Tx tx, Payout payout, Payout.Sent sent) {
        return tx.laterFound("""
                        update payout set sent_at = $2, sent_by = $3, sent_reference = $4
                        where id = $1 and sent_at is null""", payout.id(), sent.at(), sent.by(), sent.reference())
                .replaceWith(new Payout(
                        payout.id(),
                        payout.paymentId(),
                        payout.transferId(),
                        payout.money(),
                        payout.reason(),
                        payout.operationKey(),
                        payout.orderedAt(),
                        sent));
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<Payout>> page(
            Sql sql, @Nullable UUID paymentId, @Nullable String status, @Nullable UUID after, int limit) {
        var where = new Where()
                .and("payment_id = ?", paymentId)
                // Spelled out, so that a plan for all values reads what is to be sent by payout_to_be_sent.
                .and("sent_at is null and ? = 'ordered'", Payout.ORDERED.equals(status) ? status : null)
                .and("sent_at is not null and ? = 'sent'", Payout.SENT.equals(status) ? status : null)
                .and("id < ?", after);
        return sql.list(
                "select * from payout " + where.clause() + "order by id desc limit " + where.next(limit),
                Payouts::map,
                where.values());
    }

    private static Payout map(Row row) {
        OffsetDateTime sentAt = row.getOffsetDateTime("sent_at");
        return new Payout(
                row.getUUID("id"),
                row.getUUID("payment_id"),
                row.getUUID("transfer_id"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("reason"),
                row.getString("operation_key"),
                row.getOffsetDateTime("ordered_at").toInstant(),
                sentAt == null
                        ? null
                        : new Payout.Sent(
                                sentAt.toInstant(), row.getString("sent_by"), row.getString("sent_reference")));
    }
}
