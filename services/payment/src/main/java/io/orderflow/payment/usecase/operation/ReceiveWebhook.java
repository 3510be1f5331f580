package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.webhook.GatewayEvent;
import io.orderflow.payment.persistence.GatewayWebhooks;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.operation.DueOperations;
import io.orderflow.payment.usecase.dispute.RecordDispute;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a webhook whose signature was accepted. It moves no money and no status by itself: it has the operation that it speaks of ask the
 * gateway soon, so that webhook, answer and poll end in the same place in whatever order they come (X3.10).
 */
@Singleton
public class ReceiveWebhook {

    /** Time for the answer that is usually on its way too. */
    private static final Duration GRACE = Duration.ofMillis(300);

    private final Database database;
    private final Payments payments;
    private final GatewayWebhooks webhooks;
    private final DueOperations due;
    private final RecordDispute disputes;

    ReceiveWebhook(
            Database database, Payments payments, GatewayWebhooks webhooks, DueOperations due, RecordDispute disputes) {
        this.database = database;
        this.payments = payments;
        this.webhooks = webhooks;
        this.due = due;
        this.disputes = disputes;
    }

    public Uni<Void> receive(String gateway, GatewayEvent event) {
        if (event.dispute().isPresent()) {
            return carefully(gateway, event);
        }
        return webhooks.keepForKnown(database, gateway, event, kind(event), GRACE)
                .chain(known -> known ? Uni.createFrom().voidItem() : carefully(gateway, event));
    }

    /** As {@link #receive}, of an event whose reference is the gateway's own id of an authorization. */
    public Uni<Void> receiveOfAuthorization(String gateway, GatewayEvent event) {
        return payments.referenceOf(database, gateway, event.paymentReference())
                .chain(found -> receive(gateway, found.map(event::of).orElse(event)));
    }

    /** In a transaction: its payment may not be there, or has just come; the lock decides which, so that no webhook waits for ever. */
    private Uni<Void> carefully(String gateway, GatewayEvent event) {
        return database.inTransaction(
                Cause.system("webhook:" + gateway),
                tx -> payments.lockReference(tx, event.paymentReference())
                        .chain(() -> payments.findByReference(tx, event.paymentReference()))
                        .chain(found -> webhooks.keep(tx, gateway, event, found.isEmpty())
                                .chain(fresh -> fresh
                                        ? heed(tx, gateway, event, found)
                                        : Uni.createFrom().voidItem())));
    }

    private Uni<Void> heed(Tx tx, String gateway, GatewayEvent event, Optional<Payment> payment) {
        return event.dispute()
                .map(state -> disputes.record(tx, gateway, event, state, payment))
                .orElseGet(() -> hint(tx, event, payment));
    }

    private static @Nullable String kind(GatewayEvent event) {
        return event.about().map(Effect::code).orElse(null);
    }

    private Uni<Void> hint(Tx tx, GatewayEvent event, Optional<Payment> payment) {
        Optional<Effect> about = event.about();
        return payment.isEmpty() || about.isEmpty()
                ? Uni.createFrom().voidItem()
                : due.hurry(tx, payment.get().id(), about.get().code(), GRACE).replaceWithVoid();
    }
}
