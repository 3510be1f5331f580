package io.orderflow.order.usecase.checkout;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.price.Basket;
import io.orderflow.order.domain.price.PricedBasket;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.dapr.StateStore;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.web.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Prices a basket and keeps the answer for a while, where losing it costs nothing but asking again. */
@Singleton
public class QuoteBasket {

    private static final Logger LOG = Logger.getLogger(QuoteBasket.class);

    /** @param expiresAt until when it can be read back; an order is priced anew all the same */
    @RegisterForReflection
    public record Quote(UUID id, String customerId, PricedBasket basket, Instant expiresAt) {}

    private final PriceBasket pricing;
    private final StateStore store;
    private final OrderConfig config;
    private final PlatformClock clock;

    QuoteBasket(PriceBasket pricing, StateStore store, OrderConfig config, PlatformClock clock) {
        this.pricing = pricing;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Outcome<Quote>> quote(Cause cause, String customerId, Basket basket) {
        return pricing.price(cause, basket)
                .map(priced -> priced.map(sums -> new Quote(
                        Ids.next(),
                        customerId,
                        sums,
                        clock.now().plus(config.quote().timeToLive()))))
                .call(outcome -> outcome instanceof Outcome.Success<Quote>(Quote quote)
                        ? keep(quote)
                        : Uni.createFrom().voidItem());
    }

    /** Empty when it has run out, or was lost. */
    public Uni<Optional<Quote>> find(UUID id) {
        return store.find(key(id))
                .map(kept -> kept.map(value -> Json.read(value.value(), Quote.class)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Uni<Boolean> keep(Quote quote) {
        return store.keep(key(quote.id()), Json.write(quote), config.quote().timeToLive(), Optional.empty())
                .onFailure()
                .recoverWithItem(away -> {
                    LOG.debugf(away, "quote %s is not kept", quote.id());
                    return false;
                });
    }

    private static String key(UUID id) {
        return "quote-" + id;
    }
}
