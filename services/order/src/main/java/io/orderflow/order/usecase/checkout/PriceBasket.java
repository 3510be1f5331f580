package io.orderflow.order.usecase.checkout;

import io.orderflow.order.clients.CatalogClient;
import io.orderflow.order.domain.price.Basket;
import io.orderflow.order.domain.price.PricedBasket;
import io.orderflow.order.domain.price.Pricing;
import io.orderflow.order.domain.price.ShippingRates;
import io.orderflow.order.domain.price.TaxRates;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Prices a basket with the catalogue's present prices, the same way for a quote and for an order. */
@Singleton
public class PriceBasket {

    private final CatalogClient catalog;
    private final Pricing pricing;

    PriceBasket(CatalogClient catalog, TaxRates taxes, ShippingRates shipping) {
        this.catalog = catalog;
        this.pricing = new Pricing(taxes, shipping);
    }

    public Uni<Outcome<PricedBasket>> price(Cause cause, Basket basket) {
        var skus = basket.wishes().stream().map(Basket.Wish::sku).distinct().toList();
        return catalog.offers(cause, skus).map(offers -> pricing.price(basket, offers, 0));
    }
}
