package io.orderflow.sandbox.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.sandbox.domain.Answer;
import io.orderflow.sandbox.domain.KeptOperation;
import io.orderflow.sandbox.domain.Operation;
import io.orderflow.sandbox.domain.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked under each operation key, and the one answer to it. */
@Singleton
public class KeptOperations {

    /** Claims a key for this transaction. False: it was used, and the transaction that used it has ended. */
    public Uni<Boolean> claim(Sql tx, Request request) {
        Money money = request.money();
        return tx.update(
                        """
                        insert into gateway_operation (operation_key, operation, payment_reference, token, amount, currency)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (operation_key) do nothing""",
                        request.key(),
                        request.operation().code(),
                        request.paymentReference(),
                        request.token(),
                        money == null ? null : money.amount(),
                        money == null ? null : money.currency())
                .map(rows -> rows == 1);
    }

    /** Writes the answer down. @return the operation as it is kept now */
    public Uni<KeptOperation> settle(Tx tx, String key, Answer answer) {
        return tx.first("""
                        with settled as (
                            update gateway_operation set status = $2, code = $3, effect = $4
                            where operation_key = $1
                            returning *)
                        select o.*, p.authorization_id, p.currency as payment_currency, l.at as held_at, p.expires_at as held_until
                        from settled o
                        join gateway_payment p using (payment_reference)
                        left join ledger_entry l on l.operation_key = p.authorize_key""", KeptOperations::map, key, answer.status().code(), answer.code(), answer.effect())
                .map(Optional::orElseThrow);
    }

    public Uni<Optional<KeptOperation>> find(Sql sql, String key) {
        return sql.first("""
                select o.*, p.authorization_id, p.currency as payment_currency, l.at as held_at, p.expires_at as held_until
                from gateway_operation o
                join gateway_payment p using (payment_reference)
                left join ledger_entry l on l.operation_key = p.authorize_key
                where o.operation_key = $1""", KeptOperations::map, key);
    }

    private static KeptOperation map(Row row) {
        Long amount = row.getLong("amount");
        var request = new Request(
                Operation.of(row.getString("operation")),
                row.getString("operation_key"),
                row.getString("payment_reference"),
                row.getString("token"),
                amount == null ? null : new Money(amount, row.getString("currency")));
        var status = Answer.Status.of(row.getString("status"));
        return new KeptOperation(
                request,
                new Answer(status, row.getString("code"), row.getLong("effect")),
                row.getString("authorization_id"),
                row.getString("payment_currency"),
                instant(row, "held_at"),
                instant(row, "held_until"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
