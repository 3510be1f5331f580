package io.orderflow.order.domain.price;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Method × weight × zone, each price by currency in minor units: what costs something is sent for the currencies only that it has a price in.
 * @param general by method, for every weight, where no zone has bands for the method; one without any price is free, whatever the currency
 * @param zones   the first that a destination belongs to counts; one that names it more exactly goes first
 */
public record ShippingTable(Map<ShippingMethod, Map<String, Long>> general, List<Zone> zones) implements ShippingRates {

    /** @param places keys of destinations ({@code US-AK}, {@code DE}) @param bands from light to heavy */
    public record Zone(List<String> places, Map<ShippingMethod, List<Band>> bands) {}

    /** @param upTo grams, inclusive @param prices by currency, at least one */
    public record Band(long upTo, Map<String, Long> prices) {}

    @Override
    public OptionalLong price(ShippingMethod method, long weight, Destination destination, String currency) {
        List<Band> bands = destination.keys().stream()
                .flatMap(key -> zones.stream().filter(zone -> zone.places().contains(key)))
                .findFirst()
                .map(zone -> zone.bands().getOrDefault(method, List.of()))
                .orElse(List.of());
        if (!bands.isEmpty()) {
            return bands.stream()
                    .filter(band -> weight <= band.upTo())
                    .findFirst()
                    .map(band -> in(currency, band.prices()))
                    .orElse(OptionalLong.empty());
        }
        Map<String, Long> everywhere = general.getOrDefault(method, Map.of());
        return everywhere.isEmpty() ? OptionalLong.of(0) : in(currency, everywhere);
    }

    private static OptionalLong in(String currency, Map<String, Long> prices) {
        Long price = prices.get(currency);
        return price == null ? OptionalLong.empty() : OptionalLong.of(price);
    }
}
