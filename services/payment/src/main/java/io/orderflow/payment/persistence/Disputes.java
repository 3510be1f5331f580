package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.Dispute;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Disputes, each once, with the webhook that told of it. */
@Singleton
public class Disputes {

    public Uni<Void> add(Tx tx, Dispute dispute) {
        var amount = dispute.amount();
        return tx.later(
                """
                insert into dispute (gateway, webhook_id, payment_reference, amount, currency, recorded_at)
                values ($1, $2, $3, $4, $5, $6)""",
                dispute.gateway(),
                dispute.id(),
                dispute.paymentReference(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                dispute.at());
    }

    /** In the order in which we heard of them. */
    public Uni<List<Dispute>> of(Sql sql, String paymentReference) {
        return sql.list(
                "select * from dispute where payment_reference = $1 order by recorded_at, webhook_id",
                Disputes::map,
                paymentReference);
    }

    private static Dispute map(Row row) {
        @Nullable Long amount = row.getLong("amount");
        return new Dispute(
                row.getString("gateway"),
                row.getString("webhook_id"),
                row.getString("payment_reference"),
                amount == null ? null : new Money(amount, row.getString("currency")),
                row.getOffsetDateTime("recorded_at").toInstant());
    }
}
