package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.webhook.GatewayEvent;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was read of webhooks, each once. Not what they say word by word: gateways name people there, and nobody would ask for it. */
@Singleton
public class GatewayWebhooks {

    /** False when this one came before. @param early its payment is not known yet */
    public Uni<Boolean> keep(Sql tx, String gateway, GatewayEvent event, boolean early) {
        return tx.update("""
                        insert into gateway_webhook (gateway, webhook_id, type, payment_reference, state)
                        values ($1, $2, $3, $4, $5)
                        on conflict (gateway, webhook_id) do nothing""", gateway, event.id(), event.type(), event.paymentReference(), early ? "early" : "applied")
                .map(rows -> rows == 1);
    }

    /**
     * Keeps one whose payment is known and has the operation that it speaks of take its next try within {@code wait}, all in one statement.
     * @param kind of the operation, null when it speaks of none
     * @return false when the payment is not known yet: nothing was kept then
     */
    public Uni<Boolean> keepForKnown(
            Sql sql, String gateway, GatewayEvent event, @Nullable String kind, Duration wait) {
        return sql.first(
                        """
                        with known as (
                            select id::text as id from payment where reference = $4
                        ), kept as (
                            insert into gateway_webhook (gateway, webhook_id, type, payment_reference, state)
                            select $1, $2, $3, $4, 'applied' from known
                            on conflict (gateway, webhook_id) do nothing
                            returning 1
                        ), hurried as (
                            update operation
                            set next_attempt_at = least(next_attempt_at, now() + $6 * interval '1 millisecond')
                            where subject = (select id from known) and kind = $5 and state = 'pending'
                              and exists (select from kept)
                        )
                        select exists (select from known)""",
                        row -> row.getBoolean(0),
                        gateway,
                        event.id(),
                        event.type(),
                        event.paymentReference(),
                        kind,
                        wait.toMillis())
                .map(known -> known.orElse(false));
    }

    /** The payment that early ones waited for is here, and its gateway is about to be asked. */
    public Uni<Void> applyEarly(Tx tx, String reference) {
        return tx.later(
                "update gateway_webhook set state = 'applied' where payment_reference = $1 and state = 'early'",
                reference);
    }
}
