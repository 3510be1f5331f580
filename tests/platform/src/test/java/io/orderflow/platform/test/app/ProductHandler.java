package io.orderflow.platform.test.app;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.platform.outbox.Outbox;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.ProductCreated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes one effect for each product, and does before that what the SKU begins with: {@code twice} and {@code always} fail after their
 * effect, {@code park} is never ready, {@code ignore} has none, {@code tell} publishes an event of its own, {@code lock} followed by the
 * name of an account holds it for a moment, {@code slow} takes four seconds. One that begins with
 * {@code foreign} concerns nobody; its effect would be as any other's.
 */
@Singleton
public class ProductHandler implements TopicHandler<ProductCreated> {

    /** Calls for each SKU. */
    final Map<String, Integer> calls = new ConcurrentHashMap<>();

    private final Effects effects;
    private final Outbox outbox;

    ProductHandler(Effects effects, Outbox outbox) {
        this.effects = effects;
        this.outbox = outbox;
    }

    @Override
    public String topic() {
        return Topics.CATALOG_PRODUCT_CREATED;
    }

    @Override
    public Class<ProductCreated> type() {
        return ProductCreated.class;
    }

    @Override
    public Optional<String> irrelevant(Event<ProductCreated> event) {
        return event.data().sku().startsWith("foreign") ? Optional.of("foreign") : Optional.empty();
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<ProductCreated> event) {
        String sku = event.data().sku();
        int call = calls.merge(sku, 1, Integer::sum);
        return effects.add(tx, sku, event.envelope().eventId()).chain(() -> switch (sku.split("-")[0]) {
            case "twice" -> call <= 2 ? fault() : Uni.createFrom().item(Handled.done());
            case "always" -> fault();
            case "park" -> Uni.createFrom().item(Handled.park("not ready"));
            case "tell" -> outbox.add(tx, topic(), sku, event.data()).replaceWith(Handled.done());
            case "lock" ->
                tx.update("update account set balance = balance where name = $1", sku.split("-")[1])
                        .chain(() -> tx.first("select pg_sleep(0.2)::text", row -> row.getString(0)))
                        .replaceWith(Handled.done());
            case "slow" ->
                tx.first("select pg_sleep(4)::text", row -> row.getString(0)).replaceWith(Handled.done());
            case "ignore" -> Uni.createFrom().item(Handled.ignored("not for us"));
            default -> Uni.createFrom().item(Handled.done());
        });
    }

    private static Uni<Handled> fault() {
        return Uni.createFrom().failure(new IllegalStateException("a fault of the handler"));
    }
}
