package io.orderflow.order.usecase;

import io.orderflow.order.clients.CatalogClient;
import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.Basket;
import io.orderflow.order.domain.PricedBasket;
import io.orderflow.order.domain.Pricing;
import io.orderflow.order.domain.ShippingMethod;
import io.orderflow.order.domain.Tariff;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** Prices a basket with the catalogue's present prices, the same way for a quote and for an order. */
@Singleton
public class PriceBasket {

    private final CatalogClient catalog;
    private final Pricing pricing;

    PriceBasket(CatalogClient catalog, OrderConfig config) {
        this.catalog = catalog;
        this.pricing = new Pricing(new Tariff(
                Map.of(
                        "standard",
                        config.tax().standard(),
                        "reduced",
                        config.tax().reduced(),
                        "zero",
                        0),
                Map.of(
                        ShippingMethod.STANDARD, config.shipping().standard(),
                        ShippingMethod.EXPRESS, config.shipping().express())));
    }

    public Uni<Outcome<PricedBasket>> price(Cause cause, Basket basket) {
        var skus = basket.wishes().stream().map(Basket.Wish::sku).distinct().toList();
        return catalog.offers(cause, skus).map(offers -> pricing.price(basket, offers));
    }
}
