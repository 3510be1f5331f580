package io.orderflow.sandbox.events.outgoing;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.Json;
import io.orderflow.platform.web.MoneyBody;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.persistence.WebhookRows;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Leaves a webhook in the transaction of the effect it tells of. */
@Singleton
public class Webhooks {

    private final WebhookRows rows;
    private final WebhookDelivery delivery;
    private final PlatformClock clock;

    Webhooks(WebhookRows rows, WebhookDelivery delivery, PlatformClock clock) {
        this.rows = rows;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** @param type one of api.md §4, e.g. {@code payment.authorized} */
    public Uni<Void> announce(Tx tx, Faults faults, String type, String reference, Money money) {
        tx.afterCommit(delivery.wake());
        String id = "msg_" + Ids.next();
        var event = new Event(id, type, reference, MoneyBody.of(money), clock.now());
        return rows.add(tx, id, reference, Json.write(event), faults);
    }

    /** Sends all webhooks of a payment again, under the ids that they had. @return how many */
    public Uni<Integer> replay(Sql sql, String reference) {
        return rows.replay(sql, reference).invoke(delivery.wake());
    }

    /** The body of a webhook (api.md §4). */
    @RegisterForReflection
    public record Event(String id, String type, String paymentReference, MoneyBody amount, Instant occurredAt) {}
}
