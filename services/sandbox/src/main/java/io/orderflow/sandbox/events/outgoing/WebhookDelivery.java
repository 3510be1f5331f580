package io.orderflow.sandbox.events.outgoing;

import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.loop.Loop;
import io.orderflow.sandbox.clients.WebhookTarget;
import io.orderflow.sandbox.persistence.WebhookRows;
import io.orderflow.sandbox.persistence.WebhookRows.Webhook;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sends webhooks until the shop takes them, at least once each. One after another: disorder is a fault that has to be asked for. */
@Singleton
public class WebhookDelivery {

    private static final Logger LOG = Logger.getLogger(WebhookDelivery.class);
    private static final int BATCH = 32;
    private static final int LIMIT = 30;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    // No gateway's webhook overtakes its answer; those of a busy moment go out as one round.
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final Database database;
    private final WebhookRows rows;
    private final WebhookTarget target;
    private final Vertx vertx;
    private final Loop loop;
    private final AtomicBoolean gathering = new AtomicBoolean();

    WebhookDelivery(Database database, WebhookRows rows, WebhookTarget target, Vertx vertx) {
        this.database = database;
        this.rows = rows;
        this.target = target;
        this.vertx = vertx;
        this.loop = new Loop(vertx, "webhooks", this::round);
    }

    void start(@Observes StartupEvent event) {
        if (target.isKnown()) {
            loop.start(Duration.ofMillis(500));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    Runnable wake() {
        return target.isKnown() ? this::gather : () -> {};
    }

    private void gather() {
        if (gathering.compareAndSet(false, true)) {
            vertx.setTimer(GATHERING.toMillis(), over -> {
                gathering.set(false);
                loop.wake();
            });
        }
    }

    private Uni<Boolean> round() {
        return rows.claimDue(database, BATCH, LEASE)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(this::send)
                        .select()
                        .where(sent -> !sent.isEmpty())
                        .collect()
                        .asList()
                        .chain(this::taken)
                        .map(again -> again || due.size() == BATCH));
    }

    private Uni<Boolean> taken(List<String> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(false) : rows.taken(database, ids);
    }

    /** @return its id when the shop has taken it, empty when it waits for another try */
    private Uni<String> send(Webhook webhook) {
        return target.post(webhook.id(), webhook.body())
                .map(status -> status / 100 == 2 ? "" : "answered " + status)
                .onFailure()
                .recoverWithItem(failure -> failure.toString())
                .chain(error -> error.isEmpty()
                        ? Uni.createFrom().item(webhook.id())
                        : failed(webhook, error).replaceWith(""));
    }

    private Uni<Integer> failed(Webhook webhook, String error) {
        LOG.debugf("webhook %s: %s", webhook.id(), error);
        if (webhook.attempts() >= LIMIT) {
            LOG.warnf("webhook %s is given up: %s", webhook.id(), error);
            return rows.giveUp(database, webhook.id(), error);
        }
        return rows.postpone(database, webhook, Backoff.after(webhook.attempts(), FIRST_WAIT, LONGEST_WAIT), error);
    }
}
