package io.orderflow.order.config;

import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.order.domain.price.ShippingRates;
import io.orderflow.order.domain.price.ShippingTable;
import io.orderflow.order.domain.price.TaxRates;
import io.orderflow.order.domain.price.TaxTable;
import io.orderflow.platform.money.Money;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of taxes and shipping as they are configured. A bean that asks somebody else takes their place. */
@Singleton
class Tariffs {

    private static final Set<String> TAX_CLASSES = Set.of("standard", "reduced", "zero");

    /** 15.00, in each currency that has two decimals. */
    private static final Map<String, Long> EXPRESS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() == 2)
            .collect(Collectors.toMap(Currency::getCurrencyCode, currency -> 1500L));

    @Produces
    @Singleton
    @DefaultBean
    TaxRates taxes(OrderConfig config) {
        var tax = config.tax();
        return new TaxTable(
                Map.of("standard", rate(tax.standard()), "reduced", rate(tax.reduced()), "zero", 0L),
                tax.region().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, region -> rates(region.getValue()))));
    }

    @Produces
    @Singleton
    @DefaultBean
    ShippingRates shipping(OrderConfig config) {
        var shipping = config.shipping();
        return new ShippingTable(
                Map.of(
                        ShippingMethod.STANDARD,
                        prices(shipping.standard()),
                        ShippingMethod.EXPRESS,
                        shipping.express().isEmpty() ? EXPRESS : prices(shipping.express())),
                shipping.zone().values().stream().map(Tariffs::zone).toList());
    }

    private static Map<String, Long> rates(Map<String, BigDecimal> percents) {
        return percents.entrySet().stream()
                .collect(Collectors.toMap(percent -> known(percent.getKey()), percent -> rate(percent.getValue())));
    }

    private static String known(String taxClass) {
        if (!TAX_CLASSES.contains(taxClass)) {
            throw new IllegalArgumentException("order.tax.region: no tax class " + taxClass);
        }
        return taxClass;
    }

    /** Refuses a start with a rate that cannot be meant. */
    private static long rate(BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("order.tax: not a percentage: " + percent);
        }
        return percent.multiply(BigDecimal.valueOf(TaxRates.PERCENT)).longValueExact();
    }

    private static ShippingTable.Zone zone(OrderConfig.Zone zone) {
        return new ShippingTable.Zone(
                zone.places(),
                zone.rate().entrySet().stream()
                        .collect(Collectors.toMap(
                                rate -> ShippingMethod.of(rate.getKey()), rate -> bands(rate.getValue()))));
    }

    private static List<ShippingTable.Band> bands(List<OrderConfig.Band> bands) {
        return bands.stream()
                .map(band -> new ShippingTable.Band(notNegative(band.upToGrams()), some(prices(band.price()))))
                .sorted(Comparator.comparing(ShippingTable.Band::upTo))
                .toList();
    }

    private static Map<String, Long> prices(Map<String, Long> configured) {
        return configured.entrySet().stream()
                .collect(Collectors.toMap(price -> currency(price.getKey()), price -> notNegative(price.getValue())));
    }

    /** Names that come from the environment are in small letters. */
    private static String currency(String name) {
        String code = name.toUpperCase(Locale.ROOT);
        if (!Money.zero(code).isInKnownCurrency()) {
            throw new IllegalArgumentException("order.shipping: no currency " + name);
        }
        return code;
    }

    /** A band that was left without a price is not meant to be free. */
    private static Map<String, Long> some(Map<String, Long> prices) {
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("order.shipping: a band without a price");
        }
        return prices;
    }

    private static long notNegative(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("order.shipping: negative: " + value);
        }
        return value;
    }
}
