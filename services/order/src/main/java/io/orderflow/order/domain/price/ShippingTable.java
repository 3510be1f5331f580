package io.orderflow.order.domain.price;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Method × weight × zone.
 * @param general minor units by method, for every weight, where no zone has bands for the method
 * @param zones   the first that a destination belongs to counts; one that names it more exactly goes first
 */
public record ShippingTable(Map<ShippingMethod, Long> general, List<Zone> zones) implements ShippingRates {

    /** @param places keys of destinations ({@code US-AK}, {@code DE}) @param bands from light to heavy */
    public record Zone(List<String> places, Map<ShippingMethod, List<Band>> bands) {}

    /** @param upTo grams, inclusive @param price minor units */
    public record Band(long upTo, long price) {}

    @Override
    public OptionalLong price(ShippingMethod method, long weight, Destination destination) {
        List<Band> bands = destination.keys().stream()
                .flatMap(key -> zones.stream().filter(zone -> zone.places().contains(key)))
                .findFirst()
                .map(zone -> zone.bands().getOrDefault(method, List.of()))
                .orElse(List.of());
        return bands.isEmpty()
                ? OptionalLong.of(general.getOrDefault(method, 0L))
                : bands.stream()
                        .filter(band -> weight <= band.upTo())
                        .mapToLong(Band::price)
                        .findFirst();
    }
}
