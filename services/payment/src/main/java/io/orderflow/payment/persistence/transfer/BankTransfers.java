package io.orderflow.payment.persistence.transfer;

import io.orderflow.payment.domain.transfer.ReportedTransfer;
import io.orderflow.payment.domain.transfer.Transfer;
import io.orderflow.payment.domain.transfer.TransferOutcome;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Incoming transfers, each once. */
@Singleton
public class BankTransfers {

    /** Makes this transaction the only one that takes down this transfer; held before the lock of its payment. */
    public Uni<Void> lock(Tx tx, String bankReference) {
        return tx.later("select pg_advisory_xact_lock(hashtextextended('bank:' || $1, 0))", bankReference);
    }

    public Uni<Optional<ReportedTransfer>> find(Sql sql, String bankReference) {
        return sql.first("select * from bank_transfer where bank_reference = $1", BankTransfers::map, bankReference);
    }

    public Uni<Void> insert(Tx tx, ReportedTransfer reported) {
        var transfer = reported.transfer();
        return tx.later(
                """
                insert into bank_transfer (id, bank_reference, reference, amount, currency, received_at, outcome, payment_id,
                    refunded, recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""",
                reported.id(),
                transfer.bankReference(),
                transfer.reference(),
                transfer.money().amount(),
                transfer.money().currency(),
                transfer.receivedAt(),
                reported.outcome().code(),
                reported.paymentId(),
                reported.refunded(),
                reported.recordedAt());
    }

    public Uni<Optional<ReportedTransfer>> lock(Tx tx, UUID id) {
        return tx.first("select * from bank_transfer where id = $1 for update", BankTransfers::map, id);
    }

    /** @param transfer locked @return it, with all of it on its way back */
    public Uni<ReportedTransfer> giveBack(Tx tx, ReportedTransfer transfer) {
        return tx.laterFound("update bank_transfer set refunded = amount where id = $1", transfer.id())
                .replaceWith(transfer.givenBack());
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<ReportedTransfer>> page(Sql sql, @Nullable String outcome, @Nullable UUID after, int limit) {
        var where = new Where().and("outcome = ?", outcome).and("id < ?", after);
        return sql.list(
                "select * from bank_transfer " + where.clause() + "order by id desc limit " + where.next(limit),
                BankTransfers::map,
                where.values());
    }

    private static ReportedTransfer map(Row row) {
        return new ReportedTransfer(
                row.getUUID("id"),
                new Transfer(
                        row.getString("bank_reference"),
                        row.getString("reference"),
                        new Money(row.getLong("amount"), row.getString("currency")),
                        row.getOffsetDateTime("received_at").toInstant()),
                TransferOutcome.of(row.getString("outcome")),
                row.getUUID("payment_id"),
                row.getLong("refunded"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }
}
