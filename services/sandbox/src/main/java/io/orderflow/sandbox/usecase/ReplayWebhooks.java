package io.orderflow.sandbox.usecase;

import io.orderflow.platform.db.Database;
import io.orderflow.sandbox.events.outgoing.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Sends what was sent before, as gateways do when asked or when they have forgotten. */
@Singleton
public class ReplayWebhooks {

    private final Database database;
    private final Webhooks webhooks;

    ReplayWebhooks(Database database, Webhooks webhooks) {
        this.database = database;
        this.webhooks = webhooks;
    }

    /** @return how many are sent once more */
    public Uni<Integer> replay(String reference) {
        return webhooks.replay(database, reference);
    }
}
