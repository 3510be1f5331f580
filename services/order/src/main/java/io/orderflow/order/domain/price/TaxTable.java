package io.orderflow.order.domain.price;

import io.orderflow.order.domain.delivery.Destination;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tax class × region. Rates are thousandths of a percent.
 * @param general by class, where no region says otherwise
 * @param regions by the key of a destination ({@code US-NY}, {@code DE}), then by class
 */
public record TaxTable(Map<String, Long> general, Map<String, Map<String, Long>> regions) implements TaxRates {

    @Override
    public long rate(String taxClass, Destination destination) {
        return Stream.concat(
                        destination.keys().stream().map(key -> regions.getOrDefault(key, Map.of())), Stream.of(general))
                .filter(rates -> rates.containsKey(taxClass))
                .findFirst()
                .map(rates -> rates.get(taxClass))
                .orElseThrow(() -> new IllegalArgumentException("no tax rate for class " + taxClass));
    }
}
