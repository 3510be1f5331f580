package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.GatewayEvent;
import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Webhooks as they came, each once. */
@Singleton
public class GatewayWebhooks {

    /** False when this one came before. @param early its payment is not known yet */
    public Uni<Boolean> keep(Sql tx, String gateway, GatewayEvent event, String body, boolean early) {
        return tx.update(
                        """
                        insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (gateway, webhook_id) do nothing""",
                        gateway,
                        event.id(),
                        event.type(),
                        event.paymentReference(),
                        body,
                        early ? "early" : "applied")
                .map(rows -> rows == 1);
    }

    /** The payment that early ones waited for is here, and its gateway is about to be asked. @return how many there were */
    public Uni<Integer> applyEarly(Sql tx, String reference) {
        return tx.update(
                "update gateway_webhook set state = 'applied' where payment_reference = $1 and state = 'early'",
                reference);
    }
}
